import { expect, test } from 'vitest';
import { stepsToSee } from './distribution-feed';

test('the newest step comes first, then the picture from coarse to fine', () => {
  expect(stepsToSee([0, 1, 2, 3, 4, 6, 8, 11, 16])).toEqual([16, 0, 4, 2, 8, 1, 3, 6, 11]);
  expect(stepsToSee([])).toEqual([]);
  expect(stepsToSee([7])).toEqual([7]);
});

test('of many steps a bounded number is looked at, and a run that grows needs nothing anew', () => {
  const kept = Array.from({ length: 400 }, (_, index) => index * 10);
  const before = stepsToSee(kept.slice(0, 300), 96);
  const after = stepsToSee(kept, 96);
  expect(after.length).toBeLessThanOrEqual(98);
  const known = new Set(before);
  const anew = after.filter((step) => step < 2980 && !known.has(step));
  expect(anew).toEqual([]);
});
