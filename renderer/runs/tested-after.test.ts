import { expect, test } from 'vitest';
import { runRecord } from '../../src-core/testing/run-records';
import { testedAfter } from './tested-after';

test('the result of a run that was stopped within an epoch is said to be of the one that was evaluated last', () => {
  expect(testedAfter(runRecord(1, { how: 'stopped', steps: 26 }))).toBe('epoch 2');
});

test('nothing is said where the result is of the last step, or there is none', () => {
  expect(testedAfter(runRecord(1, { how: 'stopped', steps: 20 }))).toBeNull();
  expect(testedAfter(runRecord(1, { how: 'finished' }))).toBeNull();
  expect(testedAfter(runRecord(1, { how: 'stopped', steps: 4, points: [], test: null }))).toBeNull();
});
