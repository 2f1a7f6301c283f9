import { describe, expect, test } from 'vitest';
import { mcNemar, pairedCounts } from './mcnemar';
import { complementaryError } from './normal-tail';

const counts = (onlyFirst: number, onlySecond: number) => ({ bothRight: 9, onlyFirst, onlySecond, bothWrong: 4 });
const relative = (found: number, expected: number): number => Math.abs(found - expected) / expected;

describe('McNemar', () => {
  // scipy 1.10.1: binomtest(min(b, c), b + c, 0.5).pvalue
  test.each([
    [12, 2, 0.012939453125],
    [0, 5, 0.0625],
    [10, 14, 0.5412561893463135],
    [0, 24, 1.1920928955078125e-7],
    [3, 3, 1],
    [1, 0, 1],
    [0, 0, 1],
  ])('%i against %i is the exact binomial', (first, second, expected) => {
    const { p, method } = mcNemar(counts(first, second));
    expect(method).toBe('exact binomial');
    expect(relative(p, expected)).toBeLessThan(1e-12);
  });

  // scipy 1.10.1: chi2.sf((|b − c| − 1)² / (b + c), 1)
  test.each([
    [421, 336, 0.0022654183238338343],
    [150, 86, 4.114562281345944e-5],
    [16, 9, 0.23013934044341314],
    [30, 10, 0.002663119259138558],
    [5000, 4000, 6.25782696074682e-26],
    [13, 12, 1],
    [20, 20, 1],
  ])('%i against %i is the corrected chi-square', (first, second, expected) => {
    const { p, method } = mcNemar(counts(first, second));
    expect(method).toBe('chi-square, continuity-corrected');
    expect(relative(p, expected)).toBeLessThan(1e-11);
    expect(mcNemar(counts(second, first)).p).toBe(p);
  });
});

// scipy 1.10.1: scipy.special.erfc
test.each([
  [0, 1],
  [1e-3, 0.9988716212090307],
  [0.5, 0.4795001221869535],
  [1, 0.15729920705028516],
  [1.9, 0.007209570764742531],
  [2, 0.004677734981047266],
  [3, 2.2090496998585445e-5],
  [10, 2.0884875837625446e-45],
  [26, 5.663192408856145e-296],
])('erfc(%d)', (x, expected) => {
  expect(relative(complementaryError(x), expected)).toBeLessThan(5e-13);
});

test('rows are counted by who was right, and bits beyond them are not', () => {
  // Rows 0 … 9; the first is right on 0 1 2 3 8, the second on 0 1 4 8.
  const first = Uint8Array.of(0b0000_1111, 0b1111_1101);
  const second = Uint8Array.of(0b0001_0011, 0b1111_1101);
  expect(pairedCounts(first, second, 10)).toEqual({ bothRight: 3, onlyFirst: 2, onlySecond: 1, bothWrong: 4 });
});
