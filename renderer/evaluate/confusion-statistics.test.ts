import { expect, test } from 'vitest';
import { cellTone, classStatistics, commonMistakes, totalsOf } from './confusion-statistics';

/** Rows true, columns predicted; checked by hand and against scikit-learn's classification_report. */
const confusion = Uint32Array.from([8, 2, 0, 1, 6, 3, 0, 0, 5]);

test('precision, recall and F1 of a matrix worked out by hand', () => {
  const [first, second, third] = classStatistics(confusion, 3);
  expect(first).toEqual({ precision: 8 / 9, recall: 0.8, f1: 16 / 19, count: 10 });
  expect(second).toEqual({ precision: 0.75, recall: 0.6, f1: 12 / 18, count: 10 });
  expect(third).toEqual({ precision: 5 / 8, recall: 1, f1: 10 / 13, count: 5 });
});

test('F1 is the harmonic mean of precision and recall', () => {
  for (const { precision, recall, f1 } of classStatistics(confusion, 3)) {
    if (precision === null || recall === null) throw new Error('expected numbers');
    expect(f1).toBeCloseTo(2 / (1 / precision + 1 / recall), 12);
  }
});

test('a class that is never predicted has no precision, one without rows no recall', () => {
  const [, never, absent] = classStatistics([4, 0, 1, 2, 0, 0, 0, 0, 0], 3);
  expect(never).toEqual({ precision: null, recall: 0, f1: 0, count: 2 });
  expect(absent).toEqual({ precision: 0, recall: null, f1: 0, count: 0 });
});

test('accuracy counts the diagonal', () => {
  expect(totalsOf(confusion, 3)).toEqual({ right: 19, count: 25 });
});

test('mistakes come most frequent first, without the zeros', () => {
  expect(commonMistakes(confusion, 3, 8)).toEqual([
    { truth: 1, taken: 2, count: 3, of: 10 },
    { truth: 0, taken: 1, count: 2, of: 10 },
    { truth: 1, taken: 0, count: 1, of: 10 },
  ]);
  expect(commonMistakes(confusion, 3, 1)).toHaveLength(1);
});

test('an empty cell has no colour, the worst mistake the strongest', () => {
  expect(cellTone(0, 1000, false, 0.2)).toBe(0);
  expect(cellTone(200, 1000, false, 0.2)).toBe(60);
  expect(cellTone(964, 1000, true, 0.2)).toBe(62);
  expect(cellTone(5, 0, true, 0)).toBe(0);
});
