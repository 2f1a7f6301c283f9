import { beforeAll, expect, test } from 'vitest';
import { makeRandom } from '../random';
import { claimGraph, drawnWeights, measured, tryMeasure } from '../testing/claims';
import { madeDataset } from '../testing/plans';
import { drawGraph } from '../testing/sketch';
import { startBackend, tfjs } from '../testing/tfjs-node';
import type { Scalar } from '../tfjs';
import { measureBottleneckTask } from './bottleneck-task';

beforeAll(() => startBackend('cpu'));

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

const neck = (units: number) =>
  drawGraph({
    nodes: { a: 'input', d: ['dense', { units }], e: ['dense', { units: 3 }], s: 'softmax' },
    wires: ['a d', 'd e', 'e s'],
    data: 'iris',
  });

test(`through two units the product of a trained-looking network has two singular values (seed ${seed})`, async () => {
  const document = neck(2);
  const weights = drawnWeights(claimGraph(document).plan, makeRandom(seed));
  const result = await measured('rank', document, weights, {}, madeDataset([4], 3, 10, 10));
  expect(result.waist).toEqual({ title: 'Dense 1', units: 2 });
  expect(result.rank).toBe(2);
  expect(result.beyond).toBeLessThan(1e-5);
  expect(result.holds).toBe(true);
  // The sum of squares of the singular values is that of the matrix's numbers, here multiplied by TensorFlow.js.
  const [first, second] = ['d', 'e'].map((node) => {
    const kernel = weights.find((weight) => weight.node === node && weight.name === 'kernel');
    if (!kernel) throw new Error('no kernel');
    return tfjs.tensor2d(kernel.values, [kernel.shape[0] ?? 0, kernel.shape[1] ?? 0]);
  });
  if (!first || !second) throw new Error('no kernels');
  const squares = tfjs.sum(tfjs.square(tfjs.matMul(first, second))).dataSync()[0] ?? 0;
  const own = result.values.reduce((sum, value) => sum + value * value, 0);
  expect(Math.abs(own / squares - 1)).toBeLessThan(1e-5);
});

test('wide enough layers have full rank, and nothing is claimed to be beyond', async () => {
  const document = neck(6);
  const weights = drawnWeights(claimGraph(document).plan, makeRandom(seed));
  const result = await measured('rank', document, weights, {}, madeDataset([4], 3, 10, 10));
  expect([result.rank, result.waist, result.beyond]).toEqual([3, null, null]);
});

test('on the task of exercise 4 half the variance is left behind the bottleneck, and nothing behind one layer', () => {
  const task = measureBottleneckTask(makeRandom(seed));
  expect(task.layerError).toBeLessThan(1e-20);
  // By hand: 8 directions of variance 1, of which 4 pass.
  expect(Math.abs(task.bottleneckError - 0.5)).toBeLessThan(1e-6);
});

test('trained by gradient descent the bottleneck never comes below that', () => {
  const draw = makeRandom(seed).fork('descent');
  const inputs = tfjs.tensor2d(
    Float32Array.from({ length: 400 * 8 }, () => draw.normal()),
    [400, 8],
  );
  const made = (rows: number, columns: number) =>
    tfjs.variable(
      tfjs.tensor2d(
        Float32Array.from({ length: rows * columns }, () => 0.5 * draw.normal()),
        [rows, columns],
      ),
    );
  // Targets are the inputs turned by a permutation with signs: a rotation without rounding.
  const targets = tfjs.mul(tfjs.reverse(inputs, 1), tfjs.tensor1d([1, -1, 1, 1, -1, 1, 1, -1]));
  const train = (weights: readonly ReturnType<typeof made>[]): number => {
    const optimizer = tfjs.train.adam(0.05);
    let last = Number.NaN;
    for (let step = 0; step < 250; step++) {
      const loss = optimizer.minimize(
        () => {
          const output = weights.reduce<ReturnType<typeof tfjs.matMul>>(
            (value, weight) => tfjs.matMul(value, weight),
            inputs,
          );
          return tfjs.mean<Scalar>(tfjs.square(tfjs.sub(output, targets)));
        },
        true,
        [...weights],
      );
      last = loss?.dataSync()[0] ?? Number.NaN;
      loss?.dispose();
    }
    return last;
  };
  const single = train([made(8, 8)]);
  const bottleneck = Math.min(...[0, 1, 2].map(() => train([made(8, 4), made(4, 8)])));
  expect(single).toBeLessThan(0.01);
  // Eight directions of 400 rows are not quite white: the best four take a little more than half.
  expect(bottleneck).toBeGreaterThan(0.35);
});

test('a network without two linear layers is refused in a sentence', async () => {
  const document = drawGraph({
    nodes: { a: 'input', d: ['dense', { units: 3 }], s: 'softmax' },
    wires: ['a d', 'd s'],
    data: 'iris',
  });
  expect(await tryMeasure('rank', document, null, {}, madeDataset([4], 3, 10, 10))).toMatch(/No two layers/);
});
