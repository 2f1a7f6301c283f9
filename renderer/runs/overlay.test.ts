import { expect, test } from 'vitest';
import type { RunRecord } from '../../src-core/runs/run-record';
import { runRecord } from '../../src-core/testing/run-records';
import { overlayOf, valueAt } from './overlay';
import { sortRuns } from './sort-runs';

const curve = (...accuracy: readonly number[]): RunRecord['points'] =>
  accuracy.map((testAccuracy, index) => ({
    epoch: index + 1,
    trainLoss: 1,
    testLoss: 1 - testAccuracy,
    trainAccuracy: testAccuracy,
    testAccuracy,
  }));

test('the axes hold every curve after its steep beginning, and the interval at its end', () => {
  const points = curve(0.1, 0.8, 0.82, 0.83, 0.84, 0.85, 0.86, 0.86, 0.87, 0.87);
  const run = runRecord(1, { points, test: { count: 10_000, loss: 0.13, right: 8700 } });
  const overlay = overlayOf([{ run, look: 0 }], 'accuracy');
  expect(overlay?.x).toMatchObject({ low: 0, high: 10 });
  expect(overlay?.y.low).toBeLessThanOrEqual(0.8);
  expect(overlay?.y.low).toBeGreaterThan(0.7);
  const [low = 0, high = 0] = overlay?.lines[0]?.interval ?? [];
  expect(high).toBeLessThanOrEqual(overlay?.y.high ?? 0);
  expect(low).toBeLessThan(0.87);
});

test('an axis of shares ends at 1', () => {
  const run = runRecord(1, { points: curve(0.9, 0.99, 1), test: { count: 50, loss: 0, right: 50 } });
  expect(overlayOf([{ run, look: 0 }], 'accuracy')?.y.high).toBe(1);
});

test('runs without such a curve are left out; of none there is no plot', () => {
  const regression = runRecord(2, {
    points: [{ epoch: 1, trainLoss: 2, testLoss: 3, trainAccuracy: null, testAccuracy: null }],
    test: { count: 4, loss: 3, right: null },
  });
  const ticked = [
    { run: runRecord(1), look: 0 },
    { run: regression, look: 1 },
  ];
  expect(overlayOf(ticked, 'accuracy')?.lines.map(({ look }) => look)).toEqual([0]);
  expect(overlayOf(ticked, 'loss')?.lines.map(({ look }) => look)).toEqual([0, 1]);
  expect(overlayOf([{ run: regression, look: 0 }], 'accuracy')).toBeNull();
});

test('the training loss stands at the end of the steps that it is the mean of', () => {
  const overlay = overlayOf([{ run: runRecord(1), look: 0 }], 'training');
  expect(overlay?.lines[0]?.points.map(({ epoch }) => epoch)).toEqual([0.5, 1, 1.5, 2]);
});

test('the value read out is that of the nearest epoch, and none behind the end', () => {
  const line = overlayOf([{ run: runRecord(1, { points: curve(0.5, 0.6, 0.7) }), look: 0 }], 'accuracy')?.lines[0];
  if (!line) throw new Error('no line');
  expect(valueAt(line, 1.6)).toEqual({ epoch: 2, value: 0.6 });
  expect(valueAt(line, 9)).toBeNull();
});

test('rows sort by any column, and those without a value come last', () => {
  const runs = [
    runRecord(1, { test: { count: 10, loss: 2, right: 5 } }),
    runRecord(2, { test: null }),
    runRecord(3, { test: { count: 10, loss: 1, right: 9 } }),
  ];
  const names = (key: 'loss' | 'accuracy' | 'number', down: boolean): string =>
    sortRuns(runs, key, down)
      .map(({ id }) => id)
      .join(' ');
  expect(names('accuracy', true)).toBe('r3 r1 r2');
  expect(names('accuracy', false)).toBe('r1 r3 r2');
  expect(names('loss', false)).toBe('r3 r1 r2');
  expect(names('number', true)).toBe('r3 r2 r1');
});
