import { describe, expect, test } from 'vitest';
import { blankDocument } from '../../graph/make';
import { classAnswers, runRecord } from '../../testing/run-records';
import type { RunRecord } from '../run-record';
import { meanOutcome, sweepResults } from './sweep-results';
import { sweepVerdict } from './sweep-verdict';

const swept = (number: number, right: number | null, ...settings: readonly (readonly [string, number | string])[]) =>
  runRecord(number, {
    test: right === null ? { count: 10, loss: number, right: null } : { count: 10, loss: 1, right },
    sweep: { id: 's1', settings: settings.map(([title, value]) => ({ title, value })) },
    ...(right === null && { answers: null }),
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

describe('the verdict', () => {
  const rows = (right: number) => classAnswers(Array.from({ length: 100 }, (_, row) => row < right));
  const point = (number: number, rate: number, seed: number, right: number): RunRecord => ({
    ...swept(number, right, ['learning rate', rate], ['seed', seed]),
    test: { count: 100, loss: 1, right },
    answers: rows(right),
    document: { ...blankDocument(), seed },
  });

  test('compares the two best points seed by seed', () => {
    const runs = [point(1, 0.1, 1, 60), point(2, 0.1, 2, 64), point(3, 0.5, 1, 90), point(4, 0.5, 2, 66)];
    const results = sweepResults(runs, 's1');
    const verdict = results && sweepVerdict(results);
    expect([verdict?.best.values, verdict?.next.values]).toEqual([[0.5], [0.1]]);
    // Seed 1: 30 rows against none; seed 2: 2 against none, p = ½.
    expect(verdict?.tests.map(({ better }) => better)).toEqual(['first', null]);
    expect(verdict?.tests[1]?.test.p).toBe(0.5);
  });

  test('of a regression is the smaller loss, without a test of right and wrong', () => {
    const results = sweepResults([swept(3, null, ['depth', 1]), swept(2, null, ['depth', 2])], 's1');
    const verdict = results && sweepVerdict(results);
    expect(verdict?.best.values).toEqual([2]);
    expect(verdict?.tests).toEqual([]);
  });

  test('there is none of a single point', () => {
    const results = sweepResults([swept(1, 5, ['depth', 1])], 's1');
    expect(results && sweepVerdict(results)).toBeNull();
  });
});
