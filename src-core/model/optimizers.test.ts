import type { Optimizer as TfOptimizer } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import type { OptimizerName } from '../graph/document';
import { makeRandom } from '../random';
import { startBackend, tfjs } from '../testing/tfjs-node';
import { makeOptimizer } from './optimizers';

beforeAll(() => startBackend('cpu'));

const seed = 7;
const steps = 12;
const size = 5;
const settings = { learningRate: 0.05, momentum: 0.9, weightDecay: 0.1 };

const random = makeRandom(seed);
const start = Float32Array.from({ length: size }, () => random.normal());
const gradients = Array.from({ length: steps }, () => Float32Array.from({ length: size }, () => random.normal()));

function ours(optimizer: OptimizerName): Float32Array {
  const variable = tfjs.variable(tfjs.tensor1d(start.slice()));
  const rule = makeOptimizer(tfjs, { ...settings, optimizer });
  for (const gradient of gradients) tfjs.tidy(() => rule.update([variable], [tfjs.tensor1d(gradient.slice())]));
  const result = Float32Array.from(variable.dataSync());
  variable.dispose();
  rule.reset();
  return result;
}

function tfjsOwn(optimizer: TfOptimizer): Float32Array {
  const variable = tfjs.variable(tfjs.tensor1d(start.slice()));
  for (const gradient of gradients) {
    tfjs.tidy(() => optimizer.applyGradients({ [variable.name]: tfjs.tensor1d(gradient.slice()) }));
  }
  const result = Float32Array.from(variable.dataSync());
  variable.dispose();
  return result;
}

const rate = settings.learningRate;
test.each<[OptimizerName, () => TfOptimizer]>([
  ['sgd', () => tfjs.train.sgd(rate)],
  ['momentum', () => tfjs.train.momentum(rate, 0.9)],
  ['nesterov', () => tfjs.train.momentum(rate, 0.9, true)],
  ['rmsprop', () => tfjs.train.rmsprop(rate, 0.9, 0, 1e-7)],
  ['adam', () => tfjs.train.adam(rate, 0.9, 0.999, 1e-7)],
  ['adagrad', () => tfjs.train.adagrad(rate, 0.1)],
])(`%s moves as tfjs's own does over ${steps} steps, seed ${seed}`, (name, reference) => {
  const expected = tfjsOwn(reference());
  ours(name).forEach((value, index) => {
    expect(value).toBeCloseTo(expected[index] ?? NaN, 5);
  });
});

test(`adamw follows its paper in double precision, seed ${seed}`, () => {
  const expected = [...start].map((value, index) => {
    let [w, m, v] = [value, 0, 0];
    gradients.forEach((gradient, step) => {
      const g = gradient[index] ?? 0;
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      w -= rate * settings.weightDecay * w;
      w -= (rate * (m / (1 - 0.9 ** (step + 1)))) / (Math.sqrt(v / (1 - 0.999 ** (step + 1))) + 1e-7);
    });
    return w;
  });
  ours('adamw').forEach((value, index) => {
    expect(value).toBeCloseTo(expected[index] ?? NaN, 5);
  });
});

test('the learning rate can change between steps, and a reset forgets the slots', () => {
  const variable = tfjs.variable(tfjs.tensor1d([1]));
  const before = tfjs.memory().numTensors;
  const rule = makeOptimizer(tfjs, { ...settings, optimizer: 'momentum' });
  const step = (): void => tfjs.tidy(() => rule.update([variable], [tfjs.tensor1d([1])]));
  step();
  expect(variable.dataSync()[0]).toBeCloseTo(0.95);
  rule.learningRate = 1;
  step();
  expect(variable.dataSync()[0]).toBeCloseTo(0.95 - 1.9);
  rule.reset();
  expect(tfjs.memory().numTensors).toBe(before);
  step();
  expect(variable.dataSync()[0]).toBeCloseTo(0.95 - 1.9 - 1);
  rule.reset();
  variable.dispose();
});
