import { expect, test } from 'vitest';
import { makeSmoother, smooth } from './smooth';

test('without smoothing the values stay', () => {
  expect([...smooth([3, 1, 2], 0)]).toEqual([3, 1, 2]);
});

test('the first smoothed value is the first value, and a constant stays constant', () => {
  expect(smooth([2.3, 1], 0.9)[0]).toBeCloseTo(2.3, 12);
  for (const value of smooth(new Array(50).fill(0.7), 0.95)) expect(value).toBeCloseTo(0.7, 12);
});

test('each value is the mean of all before with weights that fall by the factor', () => {
  const values = [5, 1, 4, 2];
  const factor = 0.8;
  const smoothed = smooth(values, factor);
  values.forEach((_, last) => {
    const weights = values.slice(0, last + 1).map((__, index) => factor ** (last - index));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = weights.reduce((sum, weight, index) => sum + weight * (values[index] ?? 0), 0) / total;
    expect(smoothed[last]).toBeCloseTo(mean, 12);
  });
});

test('a value that is not finite does not spoil the rest', () => {
  const smoothed = smooth([1, Number.NaN, Number.POSITIVE_INFINITY, 1], 0.5);
  expect([...smoothed]).toEqual([1, 1, 1, 1]);
});

test('a series that grows is smoothed as if all of it came at once; another one, or another factor, begins anew', () => {
  const values = Array.from({ length: 500 }, (_, index) => Math.sin(index * index));
  const smoother = makeSmoother();
  const key = {};
  for (const length of [1, 7, 8, 200, 500]) {
    expect([...smoother(values.slice(0, length), key, 0.9)]).toEqual([...smooth(values.slice(0, length), 0.9)]);
  }
  expect([...smoother(values, key, 0.5)]).toEqual([...smooth(values, 0.5)]);
  const other = values.map((value) => -value);
  expect([...smoother(other, {}, 0.5)]).toEqual([...smooth(other, 0.5)]);
  expect([...smoother(other.slice(0, 3), key, 0.5)]).toEqual([...smooth(other.slice(0, 3), 0.5)]);
});
