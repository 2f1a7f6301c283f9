import { beforeAll, describe, expect, test } from 'vitest';
import { startBackend, tfjs } from '../testing/tfjs-node';
import type { SymbolicTensor } from '../tfjs';
import { activation } from './activation';
import { activationFunctions, findActivationFunction } from './activation-functions';
import { errorFunction, normalCumulative } from './error-function';

/** The chapter's own range: −8 to 8 in steps of 0.1. */
const points = Array.from({ length: 161 }, (_, index) => (index - 80) / 10);
const slope = 0.25;

beforeAll(async () => {
  await startBackend('cpu');
});

describe.each(activationFunctions.map((entry) => [entry.id, entry] as const))('%s', (id, entry) => {
  test('has the values of the tfjs layer that the node builds', () => {
    const params = { ...activation.defaults, function: id, slope, alpha: slope, shared: true };
    const layer = activation.buildLayer(tfjs, 'layer', params, [[1]]);
    const input = tfjs.input({ shape: [1] });
    const model = tfjs.model({ inputs: input, outputs: layer?.apply(input) as SymbolicTensor });
    if (id === 'prelu') model.setWeights([tfjs.tensor([slope])]);
    const theirs = model.predict(tfjs.tensor(points, [points.length, 1]));
    if (Array.isArray(theirs)) throw new Error('more than one output');
    theirs.dataSync().forEach((value, index) => {
      // float32, and tfjs's error function is good to 1.5e-7.
      expect(entry.value(points[index] ?? 0, slope)).toBeCloseTo(value, 5);
    });
  });

  test('has the derivative of finite differences away from the kink', () => {
    const step = 1e-5;
    for (const x of points) {
      if (Math.abs(x) < step * 2) continue;
      const measured = (entry.value(x + step, slope) - entry.value(x - step, slope)) / (2 * step);
      expect(Math.abs(entry.derivative(x, slope) - measured)).toBeLessThan(1e-6);
    }
  });

  test('stays finite far out', () => {
    for (const x of [-1e4, -745, 745, 1e4]) {
      expect(Number.isFinite(entry.value(x, slope))).toBe(true);
      expect(Number.isFinite(entry.derivative(x, slope))).toBe(true);
    }
  });
});

test('the derivatives of the chapter: ReLU 0 at 0, sigmoid at most 0.25, tanh at most 1', () => {
  const derivative = (id: string, x: number) => findActivationFunction(id)?.derivative(x, 0);
  expect(derivative('relu', 0)).toBe(0);
  expect(derivative('sigmoid', 0)).toBe(0.25);
  expect(derivative('tanh', 0)).toBe(1);
  const largest = (id: string) => Math.max(...points.map((x) => derivative(id, x) ?? 0));
  expect([largest('sigmoid'), largest('tanh')]).toEqual([0.25, 1]);
});

test('exercise 3: tanh(x) + 1 = 2 sigmoid(2x)', () => {
  const tanh = findActivationFunction('tanh');
  const sigmoid = findActivationFunction('sigmoid');
  for (const x of points) {
    expect((tanh?.value(x, 0) ?? 0) + 1).toBeCloseTo(2 * (sigmoid?.value(2 * x, 0) ?? 0), 14);
  }
});

test('the error function has its tabled values (Abramowitz and Stegun, table 7.1)', () => {
  const table = [
    [0, 0],
    [0.5, 0.5204998778],
    [1, 0.8427007929],
    [2, 0.995322265],
    [2.5, 0.999593048],
    [3, 0.9999779095],
  ] as const;
  for (const [x, value] of table) {
    expect(errorFunction(x)).toBeCloseTo(value, 9);
    expect(errorFunction(-x)).toBeCloseTo(-value, 9);
  }
  expect(errorFunction(2.5 - 1e-9)).toBeCloseTo(errorFunction(2.5 + 1e-9), 9);
  expect(normalCumulative(1.959963985)).toBeCloseTo(0.975, 9);
});
