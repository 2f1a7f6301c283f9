import { beforeAll, expect, test } from 'vitest';
import { makeRandom } from '../random';
import { startBackend, tfjs } from '../testing/tfjs-node';
import { dropout } from './dropout';

beforeAll(async () => {
  await startBackend('cpu');
});

function run(rate: number, seed: number, count = 20_000): Float32Array {
  const layer = dropout.buildLayer(tfjs, 'dropout', { rate }, [[count]]);
  const forward = dropout.trainForward?.bind(dropout);
  if (!layer || !forward) throw new Error('dropout has no layer or no training pass');
  return tfjs.tidy(() =>
    Float32Array.from(
      forward(tfjs, { rate }, { inputs: [tfjs.ones([2, count / 2])], layer, random: makeRandom(seed) }).dataSync(),
    ),
  );
}

test('the share of zeros is the rate, and what is left is scaled so that the mean stays', () => {
  const output = run(0.3, 5);
  const zeros = output.filter((value) => value === 0).length / output.length;
  const mean = output.reduce((sum, value) => sum + value, 0) / output.length;
  // Four standard errors of 20,000 draws.
  expect(Math.abs(zeros - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / output.length));
  expect(Math.abs(mean - 1)).toBeLessThan(0.02);
  expect(new Set(output)).toEqual(new Set([0, Math.fround(1 / 0.7)]));
});

test('one seed gives one mask, another seed another', () => {
  expect(run(0.5, 1)).toEqual(run(0.5, 1));
  expect(run(0.5, 1)).not.toEqual(run(0.5, 2));
});

test('a rate of 0 keeps everything, as a tensor of its own', () => {
  expect(new Set(run(0, 1))).toEqual(new Set([1]));
});

test('the gradient passes by the mask of the same step', () => {
  const layer = dropout.buildLayer(tfjs, 'dropout', { rate: 0.5 }, [[8]]);
  const forward = dropout.trainForward?.bind(dropout);
  if (!layer || !forward) throw new Error('dropout has no layer or no training pass');
  const pass = (x: ReturnType<typeof tfjs.ones>) =>
    forward(tfjs, { rate: 0.5 }, { inputs: [x], layer, random: makeRandom(3) });
  const input = tfjs.ones([1, 8]);
  const slope = tfjs.grad((x) => tfjs.sum(pass(x)))(input);
  expect([...slope.dataSync()]).toEqual([...pass(input).dataSync()]);
});
