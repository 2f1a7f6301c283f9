import { expect, test } from 'vitest';
import { findExercise } from '../../src-core/exercises/registry';
import { afterTry, doneCount, noProgress, progressSchema, stateOf } from './progress';

const exercise = findExercise('bottleneck');
if (exercise === null) throw new Error('no exercise');
const results = (passed: number) =>
  Object.fromEntries(exercise.checks.map(({ id }, index) => [id, { passed: index < passed, measured: '1' }]));

test('a try is remembered by its best, and what was solved once stays solved', () => {
  const tried = afterTry(noProgress, exercise, results(2));
  expect(tried).toMatchObject({ done: false, best: 2 });
  const solved = afterTry(tried, exercise, results(4));
  expect(solved).toMatchObject({ done: true, best: 4 });
  expect(afterTry(solved, exercise, results(1))).toMatchObject({ done: true, best: 4 });
  expect(doneCount({ bottleneck: solved, derivatives: tried })).toBe(1);
});

test('open, tried and done are told apart', () => {
  expect(stateOf(noProgress)).toBe('open');
  expect(stateOf(afterTry(noProgress, exercise, results(0)))).toBe('tried');
  expect(stateOf(afterTry(noProgress, exercise, results(4)))).toBe('done');
});

test('what was stored by another version is not taken over', () => {
  expect(progressSchema.safeParse({ bottleneck: { done: 'yes' } }).success).toBe(false);
  expect(progressSchema.safeParse({ bottleneck: noProgress }).success).toBe(true);
});
