import { expect, test } from 'vitest';
import { holding, moved, zoomedAround } from './zoom';

const whole = { low: 0, high: 10 };

test('zooming keeps what is under the cursor where it is', () => {
  const zoom = zoomedAround(whole, 2, 0.5, whole);
  expect(zoom).toEqual({ low: 1, high: 6 });
  expect(zoomedAround(zoom ?? whole, 2, 0.5, whole)).toEqual({ low: 1.5, high: 4 });
});

test('zooming out ends with all of it', () => {
  expect(zoomedAround({ low: 1, high: 6 }, 2, 2, whole)).toBeNull();
  expect(zoomedAround({ low: 4, high: 6 }, 5, 2, whole)).toEqual({ low: 3, high: 7 });
});

test('a cursor outside of what is seen is no centre', () => {
  expect(zoomedAround({ low: 4, high: 6 }, 9, 0.5, whole)).toEqual({ low: 4.5, high: 5.5 });
});

test('moving stops at both ends and keeps the length', () => {
  expect(moved({ low: 1, high: 3 }, 0.25, whole)).toEqual({ low: 1.5, high: 3.5 });
  expect(moved({ low: 0.2, high: 2.2 }, -0.5, whole)).toEqual({ low: 0, high: 2 });
  expect(moved({ low: 7, high: 9 }, 4, whole)).toEqual({ low: 8, high: 10 });
});

test('the keyboard cursor takes the part that is seen with it', () => {
  const zoom = { low: 2, high: 4 };
  expect(holding(zoom, 3)).toBe(zoom);
  expect(holding(zoom, 4.5)).toEqual({ low: 2.5, high: 4.5 });
  expect(holding(zoom, 1)).toEqual({ low: 1, high: 3 });
});
