import { z } from 'zod';

/** Percent of the rows that are held out to test; 33 and 67 stand for a third and two thirds. */
export const heldOption = z.int().min(10).max(90);
export const heldDefault = 33;

export const heldField = {
  control: 'slider',
  key: 'held',
  label: 'Test part (%)',
  min: 10,
  max: 90,
  step: 1,
  hint: 'How much is held out: the network never learns from it.',
} as const;

/**
 * Whether the row with this index, from 0, is held out. Thirds take every third row. Any other part takes pairs of neighbours,
 * evenly spread, since sets that are made in turns have one class in the even rows and the other in the odd ones.
 */
export function isHeldOut(index: number, percent: number): boolean {
  if (percent === 33) return index % 3 === 2;
  if (percent === 67) return index % 3 !== 0;
  const pair = Math.floor(index / 2);
  return Math.floor(((pair + 1) * percent) / 100) > Math.floor((pair * percent) / 100);
}

/** How many of `size` rows are held out. */
export function heldCount(size: number, percent: number): number {
  if (percent === 33) return Math.floor(size / 3);
  if (percent === 67) return size - Math.ceil(size / 3);
  const pairs = Math.floor(size / 2);
  const odd = size % 2 === 1 && isHeldOut(size - 1, percent) ? 1 : 0;
  return 2 * Math.floor((pairs * percent) / 100) + odd;
}
