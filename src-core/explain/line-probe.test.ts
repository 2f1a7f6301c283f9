import { beforeAll, describe, expect, test } from 'vitest';
import type { GraphDocument } from '../graph/document';
import type { ModelWeights } from '../model/weights';
import { makeRandom } from '../random';
import { claimGraph, drawnWeights, measured, tryMeasure } from '../testing/claims';
import { drawGraph, type Sketch } from '../testing/sketch';
import { startBackend, tfjs } from '../testing/tfjs-node';
import { makeNetwork, outputAt, runForward } from '../training/network';
import { readFloats } from '../training/train-step';
import { movingNetwork } from './along';
import { followLine } from './kinks';

beforeAll(() => startBackend('cpu'));

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

const dense = (units: number) => ['dense', { units }] as const;
const act = (of: string, more = {}) => ['activation', { function: of, ...more }] as const;
const net = (nodes: Sketch['nodes'], wires: readonly string[]): GraphDocument =>
  drawGraph({ nodes: { a: 'input', ...nodes, s: 'softmax' }, wires, data: 'moons' });

const piecewise: Readonly<Record<string, GraphDocument>> = {
  'one hidden layer': net({ d: dense(16), r: act('relu'), e: dense(2) }, ['a d', 'd r', 'r e', 'e s']),
  'two layers, pReLU for each unit and leaky ReLU': net(
    { d: dense(8), p: act('prelu', { shared: false }), e: dense(8), l: act('leaky-relu'), f: dense(2) },
    ['a d', 'd p', 'p e', 'e l', 'l f', 'f s'],
  ),
  'a skip, BatchNorm and Dropout at inference': net(
    { d: dense(6), n: 'batch-norm', r: act('relu'), o: 'dropout', e: dense(6), t: act('relu'), j: 'add', f: dense(2) },
    ['a d', 'd n', 'n r', 'r o', 'o e', 'e t', 'r j', 't j 1', 'j f', 'f s'],
  ),
  'convolutions, ReLU and max-pools that overlap and are padded': net(
    {
      d: dense(50),
      i: ['reshape', { shape: '5 × 5 × 2' }],
      c: ['conv2d', { filters: 3 }],
      r: act('relu'),
      m: ['max-pool', { windowHeight: 3, windowWidth: 2, strides: 'own', stride: 2, padding: 'same' }],
      v: ['conv2d', { filters: 4, windowHeight: 2, windowWidth: 3, padding: 'valid', bias: false }],
      l: act('prelu', { shared: false }),
      k: 'flatten',
      e: dense(2),
    },
    ['a d', 'd i', 'i c', 'c r', 'r m', 'm v', 'v l', 'l k', 'k e', 'e s'],
  ),
  'depthwise filters, a mean over padding, branches side by side, global means': net(
    {
      d: dense(36),
      i: ['reshape', { shape: '6 × 3 × 2' }],
      c: ['depthwise-conv2d', { multiplier: 2, stride: 2 }],
      n: 'batch-norm',
      r: act('relu'),
      p: ['average-pool', { windowHeight: 2, windowWidth: 2, strides: 'own', stride: 1, padding: 'same' }],
      x: ['max-pool', { windowHeight: 2, windowWidth: 2, strides: 'own', stride: 1, padding: 'same' }],
      j: 'concatenate',
      g: 'global-average-pool',
      e: dense(2),
    },
    ['a d', 'd i', 'i c', 'c n', 'n r', 'r p', 'r x', 'p j', 'x j 1', 'j g', 'g e', 'e s'],
  ),
};

const smooth: Readonly<Record<string, GraphDocument>> = {
  'LayerNorm and a gate that multiplies': net(
    { d: dense(6), n: 'layer-norm', r: act('relu'), g: dense(6), h: act('sigmoid'), m: 'multiply', e: dense(2) },
    ['a d', 'd n', 'n r', 'a g', 'g h', 'r m', 'h m 1', 'm e', 'e s'],
  ),
  'softmax in the middle, over the channels of an image': net(
    { d: dense(12), i: ['reshape', { shape: '2 × 2 × 3' }], w: 'softmax', k: 'flatten', e: dense(2) },
    ['a d', 'd i', 'i w', 'w k', 'k e', 'e s'],
  ),
};

function outputs(document: GraphDocument, weights: ModelWeights, rows: readonly (readonly number[])[]): Float32Array {
  const { plan } = claimGraph(document);
  const network = makeNetwork(tfjs, plan, weights);
  const values = tfjs.tidy(() => {
    const features = tfjs.tensor(rows.flat(), [rows.length, 2], 'float32');
    return readFloats(outputAt(runForward(network, [features], plan.logits, 'inference'), plan.logits)).slice();
  });
  network.dispose();
  return values;
}

describe.each(Object.entries({ ...piecewise, ...smooth }))('%s', (_, document) => {
  const { plan } = claimGraph(document);
  const weights = drawnWeights(plan, makeRandom(seed));

  test(`values agree with TensorFlow.js, slopes with finite differences, seed ${seed}`, () => {
    const network = movingNetwork(plan, weights);
    if (!network.ok) throw new Error(network.error);
    const [x, direction, step] = [[0.3, -0.7], [0.6, 0.8], 1e-6];
    const logits = network.value.run(x, direction)[plan.logits];
    const moved = network.value.run([0.3 + 0.6 * step, -0.7 + 0.8 * step], direction)[plan.logits];
    outputs(document, weights, [x]).forEach((value, unit) => {
      expect(logits?.value[unit]).toBeCloseTo(value, 4);
      const difference = ((moved?.value[unit] ?? 0) - (logits?.value[unit] ?? 0)) / step;
      expect(logits?.slope[unit]).toBeCloseTo(difference, 3);
    });
  });
});

describe.each(Object.entries(piecewise))('%s', (_, document) => {
  const { plan } = claimGraph(document);
  const weights = drawnWeights(plan, makeRandom(seed));

  test(`straight lines between the kinks are the network itself, seed ${seed}`, async () => {
    const network = movingNetwork(plan, weights);
    if (!network.ok) throw new Error(network.error);
    const { places, logits } = await followLine(network.value, [-3, -2], [3, 2.5]);
    expect([...places]).toEqual([...places].sort((one, other) => one - other));
    const random = makeRandom(seed);
    const ts = Array.from({ length: 200 }, () => random.uniform());
    const found = outputs(
      document,
      weights,
      ts.map((t) => [-3 + 6 * t, -2 + 4.5 * t]),
    );
    ts.forEach((t, row) => {
      const piece = Math.max(
        1,
        places.findIndex((place) => place >= t),
      );
      const [start = 0, end = 1] = [places[piece - 1], places[piece]];
      for (const unit of [0, 1]) {
        const [left = 0, right = 0] = [logits[piece - 1]?.[unit], logits[piece]?.[unit]];
        const drawn = end === start ? left : left + ((right - left) * (t - start)) / (end - start);
        expect(Math.abs(drawn - (found[2 * row + unit] ?? 0))).toBeLessThan(1e-4);
      }
    });
  });

  test(`as many kinks as units change their sign, and straight between them, seed ${seed}`, async () => {
    for (const [from, to] of [
      [0, 1],
      [2, 3],
      [5, 9],
    ] as const) {
      const probe = await measured('line-probe', document, weights, { from, to });
      expect(probe.signChanges).toBe(probe.kinks.length);
      expect(probe.secondDifference).toBeLessThanOrEqual(1e-5);
      expect(probe.holds).toBe(true);
      expect(probe.places).toHaveLength(probe.kinks.length + probe.switches + 2);
    }
  });
});

test('a tanh network is said not to be piecewise linear', async () => {
  const document = net({ d: dense(8), t: act('tanh'), e: dense(2) }, ['a d', 'd t', 't e', 'e s']);
  const probe = await measured('line-probe', document, drawnWeights(claimGraph(document).plan, makeRandom(1)));
  expect(probe.holds).toBe(false);
  expect(probe.kinks).toEqual([]);
  expect(probe.secondDifference).toBeGreaterThan(1e-5);
  expect(probe.words[0]).toContain('not piecewise linear');
});

test('a kink is where it can be reckoned by hand: relu(x) + relu(−x) on a curve', async () => {
  const document = drawGraph({
    nodes: { a: 'input', d: dense(2), r: act('relu'), e: dense(1) },
    wires: ['a d', 'd r', 'r e'],
    data: 'curve',
  });
  const values: Record<string, number[]> = {
    'd kernel': [1, -1],
    'd bias': [-1, -1],
    'e kernel': [1, 1],
    'e bias': [0],
  };
  const weights = drawnWeights(claimGraph(document).plan, makeRandom(1)).map((weight) => ({
    ...weight,
    values: Float32Array.from(values[`${weight.node} ${weight.name}`] ?? []),
  }));
  const { from, to, kinks } = await measured('line-probe', document, weights);
  const [low = 0, high = 0] = [from.fed[0], to.fed[0]];
  expect(low).toBeLessThan(-2.9);
  expect(high).toBeGreaterThan(2.9);
  // Unit 1 is max(−x − 1, 0), on left of −1; unit 0 is max(x − 1, 0), on right of 1.
  expect(kinks.map(({ unit, on }) => [unit, on])).toEqual([
    [1, false],
    [0, true],
  ]);
  expect(kinks[0]?.at).toBeCloseTo((-1 - low) / (high - low), 6);
  expect(kinks[1]?.at).toBeCloseTo((1 - low) / (high - low), 6);
});

test('a gate makes a network bend everywhere, which is said', async () => {
  const [gate] = Object.values(smooth);
  if (!gate) throw new Error('There is no such network.');
  const probe = await measured('line-probe', gate, drawnWeights(claimGraph(gate).plan, makeRandom(1)));
  expect(probe.words[0]).toMatch(/LayerNorm.*Multiply/);
  expect(probe.holds).toBe(false);
});

test('a sample is found by its class, from a row on and beyond the end', async () => {
  const document = net({ d: dense(4), r: act('relu'), e: dense(2) }, ['a d', 'd r', 'r e', 'e s']);
  const weights = drawnWeights(claimGraph(document).plan, makeRandom(1));
  const { from, to } = await measured('line-probe', document, weights, { from: 4, fromClass: 0, to: 4, toClass: 1 });
  expect([from.label, to.label]).toEqual([0, 1]);
  expect(Math.min(from.row, to.row)).toBe(4);
  const last = await measured('line-probe', document, weights, { from: 100_000, fromClass: 1, to: 0 });
  expect(last.from.label).toBe(1);
});

test('a linear network is refused with the reason', async () => {
  const linear = net({ d: dense(4), e: dense(2) }, ['a d', 'd e', 'e s']);
  expect(await tryMeasure('line-probe', linear, null)).toContain('This network is linear');
});
