import { beforeAll, expect, test } from 'vitest';
import type { GraphDocument } from '../graph/document';
import { makeRandom } from '../random';
import { claimGraph, drawnWeights, measured, tryMeasure } from '../testing/claims';
import { modelLogits } from '../testing/model-logits';
import { madeDataset } from '../testing/plans';
import { applied, drawGraph, type Sketch } from '../testing/sketch';
import { startBackend } from '../testing/tfjs-node';
import { linearRegions } from './linear-regions';

beforeAll(() => startBackend('cpu'));

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const random = makeRandom(seed);
const images = madeDataset([28, 28, 1], 10, 20, 20, 'bytes');

const net = (nodes: Sketch['nodes'], wires: readonly string[]): GraphDocument =>
  drawGraph({ nodes: { a: 'input', ...nodes, s: 'softmax' }, wires });

const last = { o: ['dense', { units: 10 }] } as const;

const networks: Readonly<
  Record<string, readonly [document: GraphDocument, layers: readonly string[], parameters: number]>
> = {
  'two convolutions with padding, a Flatten and a Dense': [
    net({ c: ['conv2d', { filters: 4, stride: 2 }], d: ['conv2d', { filters: 3 }], f: 'flatten', ...last }, [
      'a c',
      'c d',
      'd f',
      'f o',
      'o s',
    ]),
    ['c', 'd', 'o'],
    785 * 10,
  ],
  'a separable convolution with BatchNorm and a pool of averages, before a ReLU': [
    net(
      {
        c: ['depthwise-conv2d', { multiplier: 2, stride: 4 }],
        d: ['conv2d', { filters: 3, windowHeight: 1, windowWidth: 1, bias: false }],
        n: 'batch-norm',
        p: ['average-pool', { padding: 'same' }],
        r: 'activation',
        f: 'flatten',
        ...last,
      },
      ['a c', 'c d', 'd n', 'n p', 'p r', 'r f', 'f o', 'o s'],
    ),
    ['c', 'd', 'n'],
    // 28 / 4 = 7 places a side, pooled by 2 to 4, of 3 channels; then the Dense on them.
    785 * 48 + 49 * 10,
  ],
  'branches of convolutions side by side, behind a ReLU': [
    net(
      {
        c: ['conv2d', { filters: 2, stride: 4 }],
        r: 'activation',
        d: ['conv2d', { filters: 2, padding: 'valid' }],
        e: ['conv2d', { filters: 3, windowHeight: 3, windowWidth: 3, padding: 'valid' }],
        k: 'concatenate',
        g: 'global-average-pool',
        ...last,
      },
      ['a c', 'c r', 'r d', 'r e', 'd k', 'e k 1', 'k g', 'g o', 'o s'],
    ),
    ['d', 'e', 'o'],
    20 + 99 * 10,
  ],
};

test.each(Object.keys(networks))(
  `%s collapse into one dense layer that TensorFlow.js finds the same (seed ${seed})`,
  async (name) => {
    const [document, layers, parameters] = networks[name] ?? [];
    if (!document || !layers) throw new Error(name);
    const weights = drawnWeights(claimGraph(document).plan, random.fork(name));
    const result = await measured('linear-collapse', document, weights, {}, images);
    expect(result.layers.map(({ node }) => node)).toEqual(layers);
    expect([result.holds, result.ofImages]).toEqual([true, true]);

    const after = applied(document, result.rewrite.change);
    const rows = Array.from({ length: 5 }, () => Array.from({ length: 784 }, () => random.normal()));
    const before = modelLogits(document, weights, rows);
    const then = modelLogits(after, result.rewrite.weights, rows);
    const largest = Math.max(...before.map((value, index) => Math.abs(value - (then[index] ?? Number.NaN))));
    expect(largest).toBeLessThanOrEqual(1e-4 * Math.max(1, ...before.map(Math.abs)));
    expect(claimGraph(after).plan.parameters).toBe(parameters);
    expect(linearRegions(claimGraph(after).plan)).toEqual([]);
  },
);

test('one convolution with its BatchNorm, and convolutions with a max-pool between, are no two layers that are one', () => {
  const usual = net(
    {
      c: ['conv2d', { filters: 2, stride: 4 }],
      n: 'batch-norm',
      p: 'max-pool',
      d: ['conv2d', { filters: 2 }],
      r: 'activation',
      f: 'flatten',
      ...last,
    },
    ['a c', 'c n', 'n p', 'p d', 'd r', 'r f', 'f o', 'o s'],
  );
  expect(linearRegions(claimGraph(usual).plan)).toEqual([]);
});

test('a matrix of all pixels that is too large is refused with its size', async () => {
  const large = net({ c: 'conv2d', d: ['conv2d', { filters: 16 }], r: 'activation', f: 'flatten', ...last }, [
    'a c',
    'c d',
    'd r',
    'r f',
    'f o',
    'o s',
  ]);
  expect(await tryMeasure('linear-collapse', large, null, {}, images)).toMatch(/784 × 12,544 numbers, too large/);
});

test(`the rank of a product of convolutions is that of its narrowest place (seed ${seed})`, async () => {
  const narrow = net(
    { c: ['conv2d', { filters: 1, stride: 14 }], d: ['conv2d', { filters: 8 }], f: 'flatten', ...last },
    ['a c', 'c d', 'd f', 'f o', 'o s'],
  );
  const weights = drawnWeights(claimGraph(narrow).plan, random.fork('rank'));
  const result = await measured('rank', narrow, weights, {}, images);
  // Two by two places of one filter.
  expect(result.waist?.units).toBe(4);
  expect(result.rank).toBe(4);
  expect(result.holds).toBe(true);
});
