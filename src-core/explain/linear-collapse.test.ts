import { beforeAll, expect, test } from 'vitest';
import type { GraphDocument } from '../graph/document';
import { makeRandom } from '../random';
import { claimGraph, drawnWeights, measured, tryMeasure } from '../testing/claims';
import { modelLogits } from '../testing/model-logits';
import { applied, drawGraph, type Sketch } from '../testing/sketch';
import { startBackend } from '../testing/tfjs-node';
import { linearRegions } from './linear-regions';

beforeAll(() => startBackend('cpu'));

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const random = makeRandom(seed);

/** Input `a`, then what is given, on two-dimensional points unless said otherwise. */
const net = (nodes: Sketch['nodes'], wires: readonly string[], data = 'moons'): GraphDocument =>
  drawGraph({ nodes: { a: 'input', ...nodes, s: 'softmax' }, wires, data });

const networks: Readonly<Record<string, readonly [GraphDocument, layers: readonly string[], left: number]>> = {
  'two layers': [
    net({ d: ['dense', { units: 5 }], e: ['dense', { units: 2 }] }, ['a d', 'd e', 'e s']),
    ['d', 'e'],
    2 * 2 + 2,
  ],
  'three layers, one without a bias': [
    net({ d: ['dense', { units: 7 }], e: ['dense', { units: 4, bias: false }], f: ['dense', { units: 2 }] }, [
      'a d',
      'd e',
      'e f',
      'f s',
    ]),
    ['d', 'e', 'f'],
    6,
  ],
  'no bias anywhere': [
    net({ d: ['dense', { units: 3, bias: false }], e: ['dense', { units: 2, bias: false }] }, ['a d', 'd e', 'e s']),
    ['d', 'e'],
    4,
  ],
  'BatchNorm, Dropout, a bypassed ReLU and a linear activation between': [
    net(
      {
        d: ['dense', { units: 6 }],
        n: 'batch-norm',
        o: 'dropout',
        r: ['activation', {}, 'bypassed'],
        l: ['activation', { function: 'linear' }],
        e: ['dense', { units: 2 }],
      },
      ['a d', 'd n', 'n o', 'o r', 'r l', 'l e', 'e s'],
    ),
    ['d', 'n', 'e'],
    6,
  ],
  'BatchNorm at the end': [net({ d: ['dense', { units: 2 }], n: 'batch-norm' }, ['a d', 'd n', 'n s']), ['d', 'n'], 6],
  'branches that are added': [
    net(
      {
        d: ['dense', { units: 4 }],
        e: ['dense', { units: 3 }],
        f: ['dense', { units: 4 }],
        p: 'add',
        g: ['dense', { units: 2 }],
      },
      ['a d', 'a e', 'e f', 'd p', 'f p 1', 'p g', 'g s'],
    ),
    ['d', 'e', 'f', 'g'],
    6,
  ],
  'a linear shortcut': [net({ d: ['dense', { units: 2 }], p: 'add' }, ['a d', 'a p', 'd p 1', 'p s']), ['d'], 6],
  'branches side by side': [
    net({ d: ['dense', { units: 3 }], c: 'concatenate', g: ['dense', { units: 2 }] }, [
      'a d',
      'd c',
      'a c 1',
      'c g',
      'g s',
    ]),
    ['d', 'g'],
    6,
  ],
};

test.each(Object.keys(networks))(
  `%s collapse into one layer that TensorFlow.js finds the same (seed ${seed})`,
  async (name) => {
    const [document, layers, left] = networks[name] ?? [];
    if (!document || !layers) throw new Error(name);
    const { plan } = claimGraph(document);
    const weights = drawnWeights(plan, random.fork(name));
    const result = await measured('linear-collapse', document, weights);
    expect(result.layers.map(({ node }) => node)).toEqual(layers);
    expect(result.parameters.after).toBe(left);
    expect(result.holds).toBe(true);

    const after = applied(document, result.rewrite.change);
    const rows = Array.from({ length: 50 }, () => [3 * random.normal(), 3 * random.normal()]);
    const before = modelLogits(document, weights, rows);
    const then = modelLogits(after, result.rewrite.weights, rows);
    const largest = Math.max(...before.map((value, index) => Math.abs(value - (then[index] ?? NaN))));
    expect(largest).toBeLessThanOrEqual(1e-4 * Math.max(1, ...before.map(Math.abs)));
    expect(claimGraph(after).plan.parameters).toBe(left);
    expect(linearRegions(claimGraph(after).plan)).toEqual([]);
  },
);

test('what bends, and what feeds something else, is left alone', () => {
  const bent = net({ d: ['dense', { units: 4 }], r: 'activation', e: ['dense', { units: 2 }] }, [
    'a d',
    'd r',
    'r e',
    'e s',
  ]);
  expect(linearRegions(claimGraph(bent).plan)).toEqual([]);
  const shared = net({ d: ['dense', { units: 2 }], e: ['dense', { units: 2 }], r: 'activation', p: 'add' }, [
    'a d',
    'd e',
    'd r',
    'e p',
    'r p 1',
    'p s',
  ]);
  expect(linearRegions(claimGraph(shared).plan)).toEqual([]);
});

test('the largest difference is that of the networks on the test rows', async () => {
  const [document] = networks['two layers'] ?? [];
  if (!document) throw new Error('no network');
  const weights = drawnWeights(claimGraph(document).plan, random.fork('difference'));
  const { comparison } = await measured('linear-collapse', document, weights);
  expect(comparison.n).toBeGreaterThanOrEqual(100);
  expect(comparison.largestDifference).toBeGreaterThan(0);
  expect(comparison.largestDifference).toBeLessThan(1e-5);
});

test('a network that bends everywhere is refused in a sentence', async () => {
  const bent = net({ d: ['dense', { units: 2 }] }, ['a d', 'd s']);
  expect(await tryMeasure('linear-collapse', bent, null)).toMatch(/No two layers/);
});
