import { expect, test } from 'vitest';
import { wireWidth } from './wire-width';

test('a wire before a run is 2 px wide', () => {
  expect(wireWidth(null)).toBe(2);
});

test('width grows with the logarithm of what flows and stays between 1.5 and 7', () => {
  expect(wireWidth(0)).toBe(2);
  expect(wireWidth(1)).toBeCloseTo(4);
  expect(wireWidth(11)).toBeCloseTo(6);
  expect(wireWidth(1e9)).toBe(7);
  expect(wireWidth(Number.NaN)).toBe(7);
});
