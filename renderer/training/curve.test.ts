import { expect, test } from 'vitest';
import { lastEpoch, makeCurve, valueTicks } from './curve';

test('steps lie on an axis of epochs, and test values at the end of theirs', () => {
  const curve = makeCurve(
    [4, 3, 2, 1],
    [
      { epoch: 1, value: 2.5 },
      { epoch: 2, value: 1.5 },
    ],
    2,
    0,
  );
  expect(curve.x).toEqual([0, 0.5, 1, 1.5, 2]);
  expect(curve.raw).toEqual([null, 4, 3, 2, 1]);
  expect(curve.test).toEqual([null, null, 2.5, null, 1.5]);
});

test('means of several steps lie where the last of them does', () => {
  const curve = makeCurve([4, 2], [{ epoch: 1, value: 2.5 }], 8, 0, 4);
  expect(curve.x).toEqual([0, 0.5, 1]);
  expect(curve.steps).toEqual([-1, 3, 7]);
  expect(curve.test).toEqual([null, null, 2.5]);
});

test('a run opened from a file has test values without steps', () => {
  const curve = makeCurve([], [{ epoch: 10, value: 0.4 }], 235, 0.9);
  expect(curve.x).toEqual([0, 10]);
  expect(curve.test).toEqual([null, 0.4]);
});

test('what is not finite is a gap', () => {
  const curve = makeCurve([1, Number.NaN, Number.POSITIVE_INFINITY], [{ epoch: 3, value: Number.NaN }], 1, 0);
  expect(curve.raw).toEqual([null, 1, null, null]);
  expect(curve.test.every((value) => value === null)).toBe(true);
});

test('the steep beginning does not press the rest against the edge once an epoch is over', () => {
  const loss = Array.from({ length: 1000 }, (_, step) => (step < 20 ? 20 : 0.5));
  const during = valueTicks(makeCurve(loss, [], 500, 0), { log: false });
  const after = valueTicks(makeCurve(loss, [{ epoch: 1, value: 0.6 }], 500, 0), { log: false });
  expect(during?.high).toBeGreaterThanOrEqual(20);
  expect(after?.high).toBeLessThan(2);
  expect(after?.low).toBeLessThanOrEqual(0.5);
});

test('nothing to show is no axis, and accuracy ends at 1', () => {
  expect(valueTicks(makeCurve([], [], 10, 0.9), { log: false })).toBeNull();
  expect(valueTicks(makeCurve([0.93, 0.999], [], 1, 0), { log: false, most: 1 })?.high).toBeLessThanOrEqual(1);
});

test('a short run shows all its epochs, a long one grows in doublings', () => {
  expect(lastEpoch(10, 0.2)).toBe(10);
  expect(lastEpoch(500, 3)).toBe(10);
  expect(lastEpoch(500, 30)).toBe(40);
  expect(lastEpoch(500, 499)).toBe(500);
  expect(lastEpoch(3, 4.2)).toBe(5);
});
