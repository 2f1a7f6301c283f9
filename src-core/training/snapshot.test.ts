import { beforeAll, expect, test } from 'vitest';
import { initialWeights } from '../model/initial-weights';
import { madeDataset, planOf } from '../testing/plans';
import { startBackend, tfjs } from '../testing/tfjs-node';
import { makeBatchSource, mixedRows } from './batches';
import { makeNetwork } from './network';
import { deadShare, histogramOf, isFiniteWeights, makeSnapshotter } from './snapshot';

beforeAll(() => startBackend('cpu'));

const data = madeDataset([4], 3, 10, 300);
const plan = planOf(
  [4],
  [
    { type: 'dense', params: { units: 6, initialiser: 'he' } },
    { type: 'activation' },
    { type: 'dense', params: { units: 3, initialiser: 'he' } },
    { type: 'softmax' },
  ],
  { seed: 3 },
);

test('a snapshot says what a plain computation on the same rows says', () => {
  const network = makeNetwork(tfjs, plan, initialWeights(plan));
  const snapshot = makeSnapshotter(network, makeBatchSource(tfjs, data.info, data.test)).take(7, 2, null);
  const rows = mixedRows(300, 256);
  const [kernel] = snapshot.weights;
  const before = [...rows].map((row) =>
    Array.from({ length: 6 }, (_, unit) =>
      [0, 1, 2, 3].reduce(
        (sum, column) => sum + (data.test.features[row * 4 + column] ?? 0) * (kernel?.values[column * 6 + unit] ?? 0),
        0,
      ),
    ),
  );
  const mean = before.flat().reduce((sum, value) => sum + Math.abs(value), 0) / before.flat().length;
  const dead = [0, 1, 2, 3, 4, 5].filter((unit) => before.every((values) => (values[unit] ?? 0) <= 0)).length;

  const [, dense, relu, , softmax] = snapshot.nodes;
  expect(dense?.meanAbs).toBeCloseTo(mean, 5);
  expect(relu?.dead).toBe(dead / 6);
  expect(dense?.dead).toBeNull();
  expect(dense?.histogram).toBeNull();
  expect(relu?.histogram?.reduce((sum, count) => sum + count)).toBe(256 * 6);
  expect(relu?.histogram?.slice(32).reduce((sum, count) => sum + count)).toBe(
    before.flat().filter((value) => value >= 0).length,
  );
  expect(softmax?.meanAbs).toBeCloseTo(1 / 3, 6);
  expect(snapshot.probe?.index).toBe(rows[0]);
  expect(snapshot.probe?.label).toBe(data.test.labels[rows[0] ?? 0]);
  expect(snapshot.probe?.output.reduce((sum, value) => sum + value)).toBeCloseTo(1, 6);
  network.dispose();
});

test('a unit is dead when every row is 0', () => {
  expect(deadShare(Float32Array.of(0, 1, 0, 0, 0, 2), [3])).toBe(1 / 3);
  expect(deadShare(Float32Array.of(0, 0), [2])).toBe(1);
});

test('the histogram counts what lies beyond ±8 in its outermost bins', () => {
  const counts = histogramOf(Float32Array.of(-100, -8, -7.76, 0, 0.24, 7.99, 8, 100));
  expect([counts[0], counts[32], counts[63]]).toEqual([3, 2, 3]);
});

test('a weight that is not finite is noticed', () => {
  const weights = initialWeights(plan);
  expect(isFiniteWeights(weights)).toBe(true);
  for (const bad of [NaN, Infinity, -Infinity]) {
    const broken = weights.map((weight, index) =>
      index === 2 ? { ...weight, values: weight.values.with(3, bad) } : weight,
    );
    expect(isFiniteWeights(broken)).toBe(false);
  }
});
