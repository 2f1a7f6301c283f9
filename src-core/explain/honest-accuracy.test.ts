import { expect, test } from 'vitest';
import { wilsonInterval } from './honest-accuracy';

/**
 * The definition, solved by bisection: the shares p that lie 1.96 of their own standard errors √(p(1 − p)/n) away
 * from the share that was seen.
 */
function bound(right: number, n: number, side: 0 | 1): number {
  const seen = right / n;
  let near = seen;
  let far: number = side;
  for (let halving = 0; halving < 200; halving++) {
    const middle = (near + far) / 2;
    if (Math.abs(middle - seen) > 1.959963984540054 * Math.sqrt((middle * (1 - middle)) / n)) far = middle;
    else near = middle;
  }
  return near;
}

test.each([
  [8, 10],
  [1, 10],
  [1, 3],
  [8500, 10000],
  [8437, 10000],
  [47, 50],
])('%i of %i', (right, n) => {
  const [low, high] = wilsonInterval(right, n);
  expect(low).toBeCloseTo(bound(right, n, 0), 9);
  expect(high).toBeCloseTo(bound(right, n, 1), 9);
});

test('all right or none right still leaves room: z² / (n + z²)', () => {
  const room = 3.841458820694124 / (10 + 3.841458820694124);
  expect(wilsonInterval(0, 10)[0]).toBe(0);
  expect(wilsonInterval(0, 10)[1]).toBeCloseTo(room, 12);
  expect(wilsonInterval(10, 10)[0]).toBeCloseTo(1 - room, 12);
  expect(wilsonInterval(10, 10)[1]).toBeCloseTo(1, 12);
});

test('of nothing nothing is known', () => {
  expect(wilsonInterval(0, 0)).toEqual([0, 1]);
});
