import { expect, test } from 'vitest';
import { nextCard } from './next-card';

/** Three columns; the first part has four cards, the second two. */
const places = [
  { x: 0, y: 30 },
  { x: 100, y: 30 },
  { x: 200, y: 30 },
  { x: 0, y: 130 },
  { x: 0, y: 260 },
  { x: 100, y: 260 },
];

test('arrows go sideways in reading order and stop at the ends', () => {
  expect([nextCard(places, 0, 'ArrowRight'), nextCard(places, 3, 'ArrowRight')]).toEqual([1, 4]);
  expect([nextCard(places, 5, 'ArrowRight'), nextCard(places, 0, 'ArrowLeft')]).toEqual([null, null]);
});

test('up and down find the nearest card of the next row, over a heading and a short row', () => {
  expect([0, 1, 2].map((here) => nextCard(places, here, 'ArrowDown'))).toEqual([3, 3, 3]);
  expect(nextCard(places, 3, 'ArrowDown')).toBe(4);
  expect(nextCard(places, 5, 'ArrowUp')).toBe(3);
  expect([nextCard(places, 0, 'ArrowUp'), nextCard(places, 4, 'ArrowDown')]).toEqual([null, null]);
});

test('other keys are not ours', () => {
  expect(nextCard(places, 0, 'Enter')).toBeNull();
});
