import { expect, test } from 'vitest';
import { farthestFromOne } from './row-sums';

test('the row whose sum is farthest from 1 counts, not the mean of all', () => {
  const rows = Float32Array.of(0.5, 0.5, 0.25, 0.5, 0.75, 0.5);
  expect(farthestFromOne(rows, 2)).toBe(0.25);
  expect(farthestFromOne(rows.subarray(0, 2), 2)).toBe(0);
});
