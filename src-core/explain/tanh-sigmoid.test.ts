import { beforeAll, expect, test } from 'vitest';
import type { GraphDocument } from '../graph/document';
import { makeRandom } from '../random';
import { claimGraph, drawnWeights, measured, tryMeasure } from '../testing/claims';
import { applied, drawGraph, type Sketch } from '../testing/sketch';
import { startBackend } from '../testing/tfjs-node';

beforeAll(() => startBackend('cpu'));

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const net = (nodes: Sketch['nodes'], wires: readonly string[]): GraphDocument =>
  drawGraph({ nodes: { a: 'input', ...nodes, s: 'softmax' }, wires, data: 'moons' });

const deep = (first: string, second: string): GraphDocument =>
  net(
    {
      d: ['dense', { units: 7 }],
      t: ['activation', { function: first }],
      e: ['dense', { units: 5, bias: false }],
      u: ['activation', { function: second }],
      f: ['dense', { units: 2 }],
    },
    ['a d', 'd t', 't e', 'e u', 'u f', 'f s'],
  );

/** The network of `deep` by hand in float64, for one point. */
function byHand(document: GraphDocument, weights: ReturnType<typeof drawnWeights>, point: readonly number[]): number[] {
  const of = (node: string, name: string) => weights.find((weight) => weight.node === node && weight.name === name);
  const dense = (node: string, input: readonly number[]): number[] => {
    const kernel = of(node, 'kernel');
    const units = kernel?.shape[1] ?? 0;
    return Array.from({ length: units }, (_, unit) =>
      input.reduce(
        (sum, value, row) => sum + value * (kernel?.values[row * units + unit] ?? 0),
        of(node, 'bias')?.values[unit] ?? 0,
      ),
    );
  };
  const bend = (node: string, input: readonly number[]): number[] => {
    const form = document.nodes.find(({ id }) => id === node)?.params.function;
    return input.map((value) => (form === 'tanh' ? Math.tanh(value) : 1 / (1 + Math.exp(-value))));
  };
  return dense('f', bend('u', dense('e', bend('t', dense('d', point)))));
}

test.each([
  ['tanh', 'tanh', ['sigmoid', 'sigmoid']],
  ['sigmoid', 'sigmoid', ['tanh', 'tanh']],
  ['tanh', 'sigmoid', ['sigmoid', 'sigmoid']],
])(`%s and %s: the first kind is rewritten, and the function stays (seed ${seed})`, async (first, second, then) => {
  const document = deep(first, second);
  const weights = drawnWeights(claimGraph(document).plan, makeRandom(seed).fork(first + second));
  const result = await measured('tanh-sigmoid', document, weights);
  expect(result.holds).toBe(true);
  expect(result.comparison.largestDifference).toBeLessThanOrEqual(1e-5);
  const after = applied(document, result.rewrite.change);
  expect(['t', 'u'].map((id) => after.nodes.find((node) => node.id === id)?.params.function)).toEqual(then);
  const random = makeRandom(seed);
  for (let draw = 0; draw < 20; draw++) {
    const point = [2 * random.normal(), 2 * random.normal()];
    const before = byHand(document, weights, point);
    byHand(after, result.rewrite.weights, point).forEach((value, unit) => {
      expect(Math.abs(value - (before[unit] ?? 0))).toBeLessThan(1e-5);
    });
  }
});

test('there and back again gives the weights of before', async () => {
  const document = deep('tanh', 'relu');
  const weights = drawnWeights(claimGraph(document).plan, makeRandom(seed).fork('back'));
  const there = await measured('tanh-sigmoid', document, weights);
  const back = await measured('tanh-sigmoid', applied(document, there.rewrite.change), there.rewrite.weights);
  for (const { node, name, values } of weights) {
    const again = back.rewrite.weights.find((weight) => weight.node === node && weight.name === name);
    values.forEach((value, index) => {
      expect(Math.abs((again?.values[index] ?? NaN) - value)).toBeLessThan(1e-5);
    });
  }
});

test.each<[string, Sketch['nodes'], string[], RegExp]>([
  [
    'a Dropout behind it',
    { d: ['dense', { units: 4 }], t: ['activation', { function: 'tanh' }], o: 'dropout', f: ['dense', { units: 2 }] },
    ['a d', 'd t', 't o', 'o f', 'f s'],
    /\*\*Dropout\*\* stands behind it/,
  ],
  [
    'a BatchNorm behind it',
    {
      d: ['dense', { units: 4 }],
      t: ['activation', { function: 'tanh' }],
      n: 'batch-norm',
      f: ['dense', { units: 2 }],
    },
    ['a d', 'd t', 't n', 'n f', 'f s'],
    /its ε/,
  ],
  [
    'the input before it',
    { t: ['activation', { function: 'tanh' }], f: ['dense', { units: 2 }] },
    ['a t', 't f', 'f s'],
    /no weights that could be scaled/,
  ],
  [
    'a layer that feeds others',
    { d: ['dense', { units: 2 }], t: ['activation', { function: 'tanh' }], f: ['dense', { units: 2 }], p: 'add' },
    ['a d', 'd t', 't f', 'f p', 'd p 1', 'p s'],
    /feeds other nodes too/,
  ],
  [
    'a softmax behind it',
    { d: ['dense', { units: 2 }], t: ['activation', { function: 'tanh' }] },
    ['a d', 'd t', 't s'],
    /Softmax.*cannot take in a factor/,
  ],
  ['none at all', { d: ['dense', { units: 2 }] }, ['a d', 'd s'], /no tanh and no sigmoid/],
])('it is refused with the reason: %s', async (_, nodes, wires, reason) => {
  expect(await tryMeasure('tanh-sigmoid', net(nodes, wires), null)).toMatch(reason);
});

test('an activation that is the output says so', async () => {
  const document = drawGraph({
    nodes: { a: 'input', d: ['dense', { units: 1 }], t: ['activation', { function: 'sigmoid' }] },
    wires: ['a d', 'd t'],
    data: 'moons',
  });
  expect(await tryMeasure('tanh-sigmoid', document, null)).toMatch(/output of the network/);
});
