import { expect, test } from 'vitest';
import { logLabel, logTicks, niceTicks, tickLabels, ticksWithin } from './ticks';

test('ticks are round, even and hold both ends', () => {
  expect(niceTicks(0, 10, 5).values).toEqual([0, 2, 4, 6, 8, 10]);
  expect(niceTicks(-1, 1, 2).values).toEqual([-1, 0, 1]);
  for (const [min, max] of [
    [0.31, 1.17],
    [2.1, 2.4],
    [-8, 8],
    [1e-6, 3e-5],
    [900, 120_000],
  ] as const) {
    const { low, high, values } = niceTicks(min, max, 3);
    expect(low).toBeLessThanOrEqual(min);
    expect(high).toBeGreaterThanOrEqual(max);
    expect(values.length).toBeGreaterThanOrEqual(2);
    expect(values.length).toBeLessThanOrEqual(6);
  }
});

test('equal ends still give an axis', () => {
  const { low, high } = niceTicks(0.5, 0.5, 3);
  expect(low).toBeLessThanOrEqual(0.5);
  expect(high).toBeGreaterThan(0.5);
});

test('labels have as many decimals as they need, all the same, with a true minus', () => {
  expect(tickLabels([0.3, 0.6, 0.9, 1.2])).toEqual(['0.3', '0.6', '0.9', '1.2']);
  expect(tickLabels([0.25, 0.5, 0.75])).toEqual(['0.25', '0.50', '0.75']);
  expect(tickLabels([-1, 0, 1])).toEqual(['−1', '0', '1']);
  expect(tickLabels([0, 100_000, 200_000])).toEqual(['0', '1e5', '2e5']);
});

test('a logarithmic axis holds both ends and has few ticks, over any range', () => {
  for (const [min, max] of [
    [0.4, 2.3],
    [0.01, 3],
    [1e-7, 1e7],
    [0.5, 0.5],
  ] as const) {
    const { low, high, values } = logTicks(min, max);
    expect(10 ** low).toBeLessThanOrEqual(min * 1.0001);
    expect(10 ** high).toBeGreaterThanOrEqual(max * 0.9999);
    expect(high).toBeGreaterThan(low);
    expect(values.length).toBeLessThanOrEqual(8);
  }
  expect([-2, 0, Math.log10(1.5), 2].map(logLabel)).toEqual(['0.01', '1', '1.5', '100']);
});

test('a stretch has its round numbers however narrow it is, and none beyond its ends', () => {
  expect(ticksWithin(9001, 9005, 5)).toEqual([9001, 9002, 9003, 9004, 9005]);
  expect(ticksWithin(0, 10, 5)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(ticksWithin(0.3, 9.7, 5)).toEqual([2, 4, 6, 8]);
  for (const tick of ticksWithin(-0.013, 0.0217, 4)) expect(tick >= -0.013 && tick <= 0.0217).toBe(true);
});
