import { expect, test } from 'vitest';
import { makeThinnedSeries } from './thinned-series';

test('a short series is kept as it is, beyond the first buffer', () => {
  const series = makeThinnedSeries(8192);
  for (let from = 0; from < 5000; from += 50) series.append(Array.from({ length: 50 }, (_, index) => from + index));
  expect(series.stride).toBe(1);
  expect(series.values).toEqual(Float32Array.from({ length: 5000 }, (_, index) => index));
});

test('a long series keeps means of equal stretches, in bounded memory', () => {
  const series = makeThinnedSeries(8);
  for (let index = 0; index < 1000; index++) series.append([index]);
  const { stride, values } = series;
  expect(stride).toBe(128);
  // 1,000 numbers are seven whole stretches of 128; the eighth is not full yet.
  expect([...values]).toEqual([0, 1, 2, 3, 4, 5, 6].map((part) => part * 128 + 63.5));
});

test('the same numbers give the same series, whatever the parts that they came in', () => {
  const numbers = Array.from({ length: 777 }, (_, index) => Math.sin(index));
  const one = makeThinnedSeries(64);
  one.append(numbers);
  const other = makeThinnedSeries(64);
  for (let from = 0; from < 777; from += 5) other.append(numbers.slice(from, from + 5));
  expect(other.values).toEqual(one.values);
});

test('a number that is not finite stays visible as a gap', () => {
  const series = makeThinnedSeries(4);
  series.append([1, 1, Number.NaN, 1, 1, 1]);
  expect(series.stride).toBe(2);
  expect([...series.values]).toEqual([1, Number.NaN, 1]);
});

test('a series that is cut off goes on as if the rest had never come', () => {
  const series = makeThinnedSeries(8);
  for (let index = 0; index < 30; index++) series.append([5]);
  series.truncate(14);
  // The stride of the longer one stays.
  expect([series.stride, [...series.values]]).toEqual([4, [5, 5, 5]]);
  series.append([9, 9]);
  expect([...series.values]).toEqual([5, 5, 5, 7]);
  series.truncate(100);
  expect(series.values).toHaveLength(4);
});
