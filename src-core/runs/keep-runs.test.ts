import { expect, test } from 'vitest';
import { keptRunId } from '../ids';
import { classAnswers, runRecord } from '../testing/run-records';
import { keepRuns, sizeOfRun, sizeOfRuns, withoutRun } from './keep-runs';
import type { RunRecord } from './run-record';

const rows = Array.from({ length: 3000 }, (_, row) => row % 3 === 0);
const heavy = (number: number, given: Partial<RunRecord> = {}): RunRecord =>
  runRecord(number, { answers: classAnswers(rows), ...given });
const names = (runs: readonly RunRecord[]): readonly string[] => runs.map(({ name }) => name);
const one = sizeOfRun(heavy(1));
const slim = sizeOfRun(heavy(1, { answers: null }));

test('runs within the budget are left as they are', () => {
  const runs = [heavy(1), heavy(2)];
  expect(keepRuns(runs, 2 * one)).toEqual({ runs, withoutAnswers: [], dropped: [] });
});

test('the oldest lose their answers first, no more of them than needed, and pinned ones do not', () => {
  const runs = [heavy(1), heavy(2, { pinned: true }), heavy(3), heavy(4), heavy(5)];
  const kept = keepRuns(runs, 3 * one + 2 * slim + 100);
  expect(kept.withoutAnswers).toEqual(['Run 1', 'Run 3']);
  expect(kept.dropped).toEqual([]);
  expect(kept.runs.map(({ answers }) => answers !== null)).toEqual([false, true, false, true, true]);
  expect(sizeOfRuns(kept.runs)).toBeLessThanOrEqual(3 * one + 2 * slim + 100);
});

test('then the oldest go; pinned ones and the newest stay', () => {
  const runs = [heavy(1), heavy(2, { pinned: true }), heavy(3), heavy(4)];
  const kept = keepRuns(runs, 2 * one + 100);
  expect(names(kept.runs)).toEqual(['Run 2', 'Run 4']);
  expect(kept.dropped).toEqual(['Run 1', 'Run 3']);
  expect(kept.withoutAnswers).toEqual([]);
});

test('when nothing else is left the pinned ones lose their answers, and are still there', () => {
  const runs = [heavy(1, { pinned: true }), heavy(2, { pinned: true }), heavy(3)];
  const kept = keepRuns(runs, 10);
  expect(names(kept.runs)).toEqual(['Run 1', 'Run 2', 'Run 3']);
  expect(kept.runs.map(({ answers }) => answers !== null)).toEqual([false, false, true]);
});

test('there are never more than the table shows', () => {
  const runs = Array.from({ length: 12 }, (_, index) => runRecord(index + 1, { pinned: index === 0 }));
  expect(names(keepRuns(runs, Number.POSITIVE_INFINITY, 10).runs)).toEqual([
    'Run 1',
    ...[4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => `Run ${n}`),
  ]);
});

test('who came from a run that goes comes from what that one came from', () => {
  const runs = [
    runRecord(1),
    runRecord(2, { parent: keptRunId('r1') }),
    runRecord(3, { parent: keptRunId('r2') }),
    runRecord(4, { parent: keptRunId('r2') }),
  ];
  expect(withoutRun(runs, keptRunId('r2')).map(({ parent }) => parent)).toEqual([null, 'r1', 'r1']);
  expect(withoutRun(runs, keptRunId('r9'))).toBe(runs);
});
