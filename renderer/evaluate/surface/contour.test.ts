import { expect, test } from 'vitest';
import { contourOf } from './contour';

const grid = (side: number, value: (x: number, y: number) => number): Float64Array =>
  Float64Array.from({ length: side * side }, (_, index) => value((index % side) + 0.5, Math.floor(index / side) + 0.5));

test('every piece of the contour of a cone lies on its circle, and together they are as long', () => {
  const side = 80;
  const segments = contourOf(
    grid(side, (x, y) => Math.hypot(x - 40, y - 40)),
    side,
    25,
  );
  let length = 0;
  for (const [x1, y1, x2, y2] of segments) {
    expect(Math.hypot(x1 - 40, y1 - 40)).toBeCloseTo(25, 1);
    length += Math.hypot(x2 - x1, y2 - y1);
  }
  expect(Math.abs(length / (2 * Math.PI * 25) - 1)).toBeLessThan(0.005);
});

test('a straight boundary is found exactly, whatever its slope', () => {
  const segments = contourOf(
    grid(20, (x, y) => 3 * x - 2 * y),
    20,
    7,
  );
  expect(segments.length).toBeGreaterThan(10);
  for (const [x1, y1, x2, y2] of segments) {
    expect(3 * x1 - 2 * y1).toBeCloseTo(7, 9);
    expect(3 * x2 - 2 * y2).toBeCloseTo(7, 9);
  }
});

test('a saddle is parted by its middle, and lines never cross', () => {
  const above = contourOf([1, -0.5, -0.5, 1], 2, 0);
  const below = contourOf([0.5, -1, -1, 0.5], 2, 0);
  expect(above).toHaveLength(2);
  expect(below).toHaveLength(2);
  // With the middle above, the corners below are cut off: top right and bottom left.
  expect(above.some(([x1, y1, x2, y2]) => (x1 + x2) / 2 > 1 && (y1 + y2) / 2 < 1)).toBe(true);
  expect(below.some(([x1, y1, x2, y2]) => (x1 + x2) / 2 < 1 && (y1 + y2) / 2 < 1)).toBe(true);
});

test('values on one side of the level have no contour', () => {
  expect(
    contourOf(
      grid(10, () => 0.3),
      10,
      0.5,
    ),
  ).toEqual([]);
});
