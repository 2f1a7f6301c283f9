import { expect, test } from 'vitest';
import { cardWidth, columnStep, portTop, rowStep } from './measures';
import { type CardBox, laneHeight, roundedPath, wirePath } from './wire-path';

const card = (column: number, row: number, height = 178): CardBox => ({
  x: column * columnStep,
  y: row * rowStep,
  width: cardWidth,
  height,
});
const outOf = ({ x, y, width }: CardBox) => ({ x: x + width, y: y + portTop });
const into = ({ x, y }: CardBox) => ({ x, y: y + portTop });

/** Corner points of a path; curves are left out. */
const cornersOf = (path: string): number[][] =>
  [...path.matchAll(/Q([\d.-]+),([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

test('a wire in a row is straight, with its label above its middle', () => {
  const [one, other] = [card(0, 0), card(1, 0)];
  const wire = wirePath(outOf(one), into(other), [one, other]);
  expect(wire.path).toBe('M192,78H304');
  expect(wire.label).toEqual({ x: 248, y: 78 });
  expect(wire.labelPlace).toBe('above');
});

test('a wire to the next row runs through the middle of the lane between the rows', () => {
  const cards = [card(0, 0), card(1, 0), card(2, 0), card(0, 1), card(1, 1)];
  const wire = wirePath(outOf(card(2, 0)), into(card(0, 1)), cards);
  const lane = (178 + rowStep) / 2;
  expect(cornersOf(wire.path)).toEqual([
    [824, 78],
    [824, lane],
    [-24, lane],
    [-24, 330],
  ]);
  expect(wire.label).toEqual({ x: 400, y: lane });
});

test('the lane stays clear of the tallest card above it', () => {
  const tall = card(1, 0, 226);
  const lane = laneHeight(outOf(card(2, 0)), into(card(0, 1)), [card(0, 0), tall, card(2, 0), card(0, 1)]);
  expect(lane).toBeGreaterThan(tall.y + tall.height);
  expect(lane).toBeLessThan(rowStep);
});

test('a wire past a card in its row goes round it', () => {
  const cards = [card(0, 0), card(1, 0), card(2, 0)];
  const wire = wirePath(outOf(card(0, 0)), into(card(2, 0)), cards);
  const heights = cornersOf(wire.path).map(([, y]) => y ?? 0);
  expect(Math.max(...heights)).toBeGreaterThan(178);
});

test('a step down takes the free column when a card stands in the middle', () => {
  const cards = [card(0, 0), card(1, 0), card(1, 1), card(2, 1)];
  const wire = wirePath(outOf(card(0, 0)), into(card(2, 1)), cards);
  const [first, second] = cornersOf(wire.path);
  expect(first).toEqual([216, 78]);
  expect(second?.[1]).toBeGreaterThan(178);
  expect(second?.[1]).toBeLessThan(rowStep);
});

test('corners are never larger than half of the shorter piece', () => {
  const path = roundedPath(
    [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 10 },
      { x: 200, y: 10 },
    ],
    12,
  );
  expect(path).toBe('M0,0L95,0Q100,0 100,5L100,5Q100,10 105,10L200,10');
});

test('no wire is broken when its nodes lie on each other', () => {
  const path = wirePath({ x: 192, y: 78 }, { x: 0, y: 78 }, [card(0, 0)]).path;
  expect(path).not.toMatch(/NaN|Infinity/);
});
