import { expect, test } from 'vitest';
import { alignLines, epochsInSight, lastEpoch, pointsInSight, unionOf, valueTicks } from './curve';

test('lines that were measured at different steps share one axis of epochs', () => {
  const curve = alignLines(
    [
      { steps: [1, 2, 3, 4], values: [4, 3, 2, 1] },
      { steps: [2, 4, 6], values: [2.5, 1.5, 1] },
    ],
    2,
  );
  expect(curve.steps).toEqual([1, 2, 3, 4, 6]);
  expect(curve.x).toEqual([0.5, 1, 1.5, 2, 3]);
  expect(curve.lines).toEqual([
    [4, 3, 2, 1, undefined],
    [undefined, 2.5, undefined, 1.5, 1],
  ]);
});

test('what is not finite is a gap, and what was not measured is none', () => {
  const { lines } = alignLines(
    [
      { steps: [1, 2, 3], values: [1, Number.NaN, Number.POSITIVE_INFINITY] },
      { steps: [3], values: [1] },
    ],
    1,
  );
  expect(lines).toEqual([
    [1, null, null],
    [undefined, undefined, 1],
  ]);
});

test('ascending lists become one without repeats', () => {
  expect(unionOf([[1, 3, 5], [], [1, 2, 5, 9]])).toEqual([1, 2, 3, 5, 9]);
  expect(unionOf([])).toEqual([]);
});

test('a zoomed line goes on to both edges', () => {
  const line = { steps: [10, 20, 30, 40, 50], values: [1, 2, 3, 4, 5] };
  expect(pointsInSight(line, 10, { low: 2.5, high: 3.5 }).steps).toEqual([20, 30, 40]);
  expect(pointsInSight(line, 10, { low: 4.1, high: 9 }).steps).toEqual([40, 50]);
  expect(pointsInSight(line, 10, { low: 7, high: 9 }).values).toEqual([5]);
  expect(pointsInSight(line, 10, null)).toEqual(line);
});

test('an axis holds its values, and accuracy ends at 1', () => {
  expect(valueTicks([], { log: false })).toBeNull();
  expect(valueTicks([0.93, 0.999], { log: false, most: 1 })?.high).toBeLessThanOrEqual(1);
  const { low, high } = valueTicks([0, 1e-9, 2e3], { log: true }) ?? { low: 0, high: 0 };
  expect(low).toBeLessThanOrEqual(-9);
  expect(high).toBeGreaterThanOrEqual(Math.log10(2e3));
});

test('a logarithmic axis needs something above 0', () => {
  expect(valueTicks([0, -1], { log: true })).toBeNull();
  const one = valueTicks([0.01], { log: true });
  expect(one?.high).toBeGreaterThan(one?.low ?? 0);
});

test('a short run shows all its epochs, a long one grows in doublings', () => {
  expect(lastEpoch(10, 0.2)).toBe(10);
  expect(lastEpoch(500, 3)).toBe(10);
  expect(lastEpoch(500, 30)).toBe(40);
  expect(lastEpoch(500, 499)).toBe(500);
  expect(lastEpoch(3, 4.2)).toBe(5);
  expect(epochsInSight({ low: 1, high: 2 }, 500, 3)).toEqual({ low: 1, high: 2 });
  expect(epochsInSight(null, 500, 3)).toEqual({ low: 0, high: 10 });
});
