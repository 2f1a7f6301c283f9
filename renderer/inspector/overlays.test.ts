import { expect, test } from 'vitest';
import { activationFunctions, findActivationFunction } from '../../src-core/nodes/activation-functions';
import { largestSlope, overlaysFor } from './overlays';

const apart = (id: string, title: string): number | undefined =>
  overlaysFor(id, 0.1).find((overlay) => overlay.title === title)?.apart;

test('the identities lie on their function, other functions do not', () => {
  expect(apart('tanh', '2 sigmoid(2x) − 1')).toBeLessThan(1e-12);
  expect(apart('sigmoid', '(tanh(x/2) + 1) / 2')).toBeLessThan(1e-12);
  // (4.1.2.2): the sigmoid is the softmax over {z, 0}.
  expect(apart('sigmoid', 'softmax over {x, 0}')).toBeLessThan(1e-12);
  expect(apart('softplus', 'its limit, ReLU')).toBeCloseTo(Math.LN2, 10);
  expect(apart('tanh', 'Sigmoid')).toBeGreaterThan(1);
});

test('every function can be laid over every other, each once', () => {
  for (const { id } of activationFunctions) {
    const ids = overlaysFor(id, 0.1).map((overlay) => overlay.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(activationFunctions.length - 1);
    expect(ids).not.toContain(id);
  }
});

test('the steepest places of the chapter: sigmoid 0.25 and tanh 1, both at 0', () => {
  for (const [id, slope] of [
    ['sigmoid', 0.25],
    ['tanh', 1],
  ] as const) {
    const activation = findActivationFunction(id);
    if (activation === null) throw new Error(id);
    expect(largestSlope(activation, 0)).toEqual({ at: 0, slope });
  }
});
