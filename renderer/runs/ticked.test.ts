import { expect, test } from 'vitest';
import { keptRunId } from '../../src-core/ids';
import { runRecord } from '../../src-core/testing/run-records';
import { pairOf, tickedRuns } from './ticked';

const id = (number: number) => keptRunId(`r${number}`);
const runs = [runRecord(1), runRecord(2, { parent: id(1) }), runRecord(3, { parent: id(1) })];
const ticked = (...numbers: readonly (number | null)[]) =>
  tickedRuns({ runs, overlaid: numbers.map((number) => (number === null ? null : id(number))) });
const pair = (...args: Parameters<typeof pairOf>): string => {
  const made = pairOf(...args);
  return made === null ? 'none' : `${made.first.name} against ${made.second.name}`;
};

test('ticked runs come oldest first, each with the look of its place', () => {
  expect(ticked(3, null, 1).map(({ run, look }) => [run.name, look])).toEqual([
    ['Run 1', 2],
    ['Run 3', 0],
  ]);
});

test('the newest is compared with what it came from, unless others are chosen', () => {
  expect(pair(ticked(1, 2, 3), null, null)).toBe('Run 3 against Run 1');
  expect(pair(ticked(2, 3), null, null)).toBe('Run 3 against Run 2');
  expect(pair(ticked(1, 2, 3), id(2), null)).toBe('Run 2 against Run 1');
  expect(pair(ticked(1, 2, 3), id(2), id(3))).toBe('Run 2 against Run 3');
  expect(pair(ticked(2, 3), id(1), id(1))).toBe('Run 3 against Run 2');
});

test('one run alone is compared with nothing', () => {
  expect(pair(ticked(3), null, null)).toBe('none');
  expect(pair(ticked(), null, null)).toBe('none');
});
