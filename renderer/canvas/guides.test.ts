import { expect, test } from 'vitest';
import { guided } from './guides';

const box = (x: number, y: number, height = 180) => ({ x, y, width: 192, height });

test('a card that is nearly level with another is drawn level, and a line shows both', () => {
  const { place, guides } = guided(box(304, 4), [box(0, 0)]);
  expect(place).toEqual({ x: 304, y: 0 });
  expect(guides).toEqual([{ way: 'across', at: 0, from: 0, to: 496 }]);
});

test('edges and middles draw in both directions at once', () => {
  const { place, guides } = guided(box(602, 250), [box(0, 252), box(604, 0)]);
  expect(place).toEqual({ x: 604, y: 252 });
  expect(guides.map(({ way }) => way)).toEqual(['down', 'across']);
  expect(guides[0]).toMatchObject({ at: 604, from: 0, to: 432 });
});

test('the smaller shift counts, of equal ones the nearer card', () => {
  expect(guided(box(3, 600), [box(0, 0), box(4, 5_000)]).place.x).toBe(4);
  const level = guided(box(304, 0), [box(3_000, 0), box(608, 0)]);
  expect(level.guides[0]).toMatchObject({ from: 304, to: 800 });
});

test('what is far from level stays where the mouse put it', () => {
  expect(guided(box(40, 40), [box(0, 0, 400)])).toEqual({ place: { x: 40, y: 40 }, guides: [] });
});
