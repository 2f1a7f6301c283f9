import { expect, test } from 'vitest';
import { makeGradientSeries } from './gradient-series';

test('norms are kept by operation, and a step that is told twice counts once', () => {
  const series = makeGradientSeries();
  series.append(1, [Number.NaN, 3]);
  series.append(5, [Number.NaN, 4]);
  series.append(5, [Number.NaN, 2]);
  expect(series.steps).toEqual([1, 5]);
  expect(series.of(1)).toEqual([3, 2]);
  expect(series.of(0).every(Number.isNaN)).toBe(true);
  expect(series.of(7)).toEqual([]);
});

test('a long run keeps a bounded number of points, each a real measurement', () => {
  const series = makeGradientSeries(64);
  for (let step = 1; step <= 10_000; step++) series.append(step, [step * 2]);
  expect(series.steps.length).toBeLessThanOrEqual(64);
  expect(series.of(0)).toEqual(series.steps.map((step) => step * 2));
  expect([...series.steps].sort((one, other) => one - other)).toEqual(series.steps);
});

test('going back forgets what came later', () => {
  const series = makeGradientSeries();
  for (const step of [1, 5, 9]) series.append(step, [step]);
  series.truncate(5);
  expect(series.steps).toEqual([1, 5]);
  series.append(7, [7]);
  expect(series.of(0)).toEqual([1, 5, 7]);
  series.clear();
  expect(series.steps).toEqual([]);
});
