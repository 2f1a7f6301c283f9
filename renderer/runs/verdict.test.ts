import { expect, test } from 'vitest';
import { mcNemar } from '../../src-core/explain/mcnemar';
import type { Comparison } from '../../src-core/runs/compare-runs';
import { formatP, verdictOf } from './verdict';

const compared = (onlyFirst: number, onlySecond: number, better: Comparison['better']): Comparison => {
  const counts = { bothRight: 8281, onlyFirst, onlySecond, bothWrong: 962 };
  return { counts, rows: 10_000, unit: 'images', test: mcNemar(counts), better };
};

/** Spaces that keep a number with its sign are spaces to a reader. */
const plain = ({ title, detail }: ReturnType<typeof verdictOf>) => ({
  title,
  detail: detail.replaceAll('\u00a0', ' '),
});

test('better is said only with counts, n and p', () => {
  expect(plain(verdictOf('Run 4', 'Run 3', compared(421, 336, 'first')))).toEqual({
    title: 'Run 4 is better.',
    detail: '421 against 336 images that only one of them gets right, n = 10,000: McNemar p = 0.0023.',
  });
  expect(verdictOf('Run 4', 'Run 3', compared(336, 421, 'second')).title).toBe('Run 3 is better.');
});

test('else they are not distinguishable, with the same evidence', () => {
  expect(plain(verdictOf('Run 4', 'Run 3', compared(7, 3, null)))).toEqual({
    title: 'Not distinguishable.',
    detail: '7 against 3 images that only one of them gets right, n = 10,000: McNemar p = 0.34.',
  });
  expect(verdictOf('Run 4', 'Run 3', compared(0, 0, null)).detail).toContain('exactly the same of the 10,000 images');
});

test('a probability that is next to nothing is only said to be small', () => {
  expect(plain(verdictOf('Run 4', 'Run 3', compared(1961, 472, 'first'))).detail).toContain('p < 1e−10');
});

test.each([
  [1, '1.00'],
  [0.34375, '0.34'],
  [0.0499, '0.0499'],
  [0.0503, '0.0503'],
  [0.00226, '0.0023'],
  [3.14e-6, '3.1e−6'],
])('p = %d reads %s', (p, text) => {
  expect(formatP(p)).toBe(text);
});
