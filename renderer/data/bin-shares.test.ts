import { expect, test } from 'vitest';
import { binShares } from './bin-shares';

test('bins have equally many rows, lie side by side, and name the share of the second class', () => {
  const features = Array.from({ length: 200 }, (_, index) => ((index * 37) % 200) / 10);
  const labels = features.map((x) => (x >= 10 ? 1 : 0));
  const bins = binShares(features, labels);
  expect(bins.map(({ count }) => count)).toEqual(new Array(10).fill(20));
  expect(bins.map(({ share }) => share)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
  bins.slice(1).forEach(({ low }, index) => {
    expect(low).toBe(bins[index]?.high);
  });
});

test('few rows make one bin, none make an empty one', () => {
  expect(binShares([1, 2], [0, 1])).toEqual([{ low: 1, high: 2, share: 0.5, count: 2 }]);
  expect(binShares([], [])).toEqual([{ low: 0, high: 0, share: 0, count: 0 }]);
});
