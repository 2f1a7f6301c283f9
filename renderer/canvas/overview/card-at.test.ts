import { expect, test } from 'vitest';
import { cardAt, cardsInside, cardsInView } from './card-at';

const card = (id: string, x: number, y: number) => ({ id, type: 'card' as const, position: { x, y } });

const nodes = [
  card('below', 0, 0),
  card('above', 100, 100),
  { id: '#frame', type: 'frame' as const, position: { x: -500, y: -500 }, measured: { width: 2_000, height: 2_000 } },
  { ...card('high', 1_000, 0), measured: { width: 192, height: 400 } },
];

test('a point hits the card on top, its whole height, and no frame', () => {
  expect(cardAt(nodes, { x: 50, y: 50 })).toBe('below');
  expect(cardAt(nodes, { x: 150, y: 150 })).toBe('above');
  expect(cardAt(nodes, { x: 1_100, y: 390 })).toBe('high');
  expect(cardAt(nodes, { x: 600, y: 50 })).toBeNull();
});

test('a box holds the cards that lie wholly in it', () => {
  expect([...cardsInside(nodes, { x: -10, y: -10, width: 310, height: 300 })]).toEqual(['below', 'above']);
  expect([...cardsInside(nodes, { x: -10, y: -10, width: 300, height: 300 })]).toEqual(['below']);
  expect([...cardsInside(nodes, { x: 990, y: -10, width: 300, height: 300 })]).toEqual([]);
});

test('cards of which a part is seen are in view, those in the middle first', () => {
  // The window shows the canvas from (-100, -100) to (300, 300); "high" begins at 1,000.
  const half = { width: 200, height: 200, transform: [50, 50, 0.5] as const };
  expect(cardsInView(nodes, half)).toEqual(['below', 'above']);
  // From (950, 390) on: of "high" ten px are seen.
  expect(cardsInView(nodes, { width: 100, height: 100, transform: [-950, -390, 1] })).toEqual(['high']);
  expect(cardsInView(nodes, { width: 100, height: 100, transform: [-950, -410, 1] })).toEqual([]);
});
