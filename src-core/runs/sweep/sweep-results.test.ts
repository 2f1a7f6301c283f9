import { expect, test } from 'vitest';
import { runRecord } from '../../testing/run-records';
import type { RunRecord } from '../run-record';
import { meanOutcome, sweepResults } from './sweep-results';

const swept = (number: number, right: number | null, ...settings: readonly (readonly [string, number | string])[]) =>
  runRecord(number, {
    test: right === null ? { count: 10, loss: number, right: null } : { count: 10, loss: 1, right },
    sweep: { id: 's1', settings: settings.map(([title, value]) => ({ title, value })) },
  });

test('runs are gathered by what was tried; seeds are repeats', () => {
  const runs = [
    swept(1, 5, ['learning rate', 0.1], ['seed', 1]),
    swept(2, 7, ['learning rate', 0.1], ['seed', 2]),
    swept(3, 9, ['learning rate', 0.03], ['seed', 1]),
    runRecord(4),
  ];
  const results = sweepResults(runs, 's1');
  expect(results?.axes).toEqual([{ title: 'learning rate', values: [0.03, 0.1] }]);
  expect(results?.points.map(({ values, runs: own }) => [values[0], own.length])).toEqual([
    [0.1, 2],
    [0.03, 1],
  ]);
  expect(results?.points.map((point) => meanOutcome(point, 'accuracy'))).toEqual([0.6, 0.9]);
  expect(sweepResults(runs, 's2')).toBeNull();
});

test('a sweep over seeds alone has them as its axis; words keep their order', () => {
  const seeds = [swept(1, 5, ['seed', 3]), swept(2, 5, ['seed', 2])];
  expect(sweepResults(seeds, 's1')?.axes).toEqual([{ title: 'seed', values: [2, 3] }]);
  const words: readonly RunRecord[] = [swept(1, 5, ['optimizer', 'sgd']), swept(2, 5, ['optimizer', 'adam'])];
  expect(sweepResults(words, 's1')?.axes[0]?.values).toEqual(['sgd', 'adam']);
});

test('regressions are measured by their loss, and what is not finite counts for nothing', () => {
  const runs = [
    swept(2, null, ['hidden layers', 1]),
    runRecord(3, {
      test: { count: 10, loss: Number.NaN, right: null },
      sweep: { id: 's1', settings: [{ title: 'hidden layers', value: 2 }] },
    }),
  ];
  const results = sweepResults(runs, 's1');
  expect(results?.measure).toBe('loss');
  expect(results?.points.map((point) => meanOutcome(point, 'loss'))).toEqual([2, null]);
});
