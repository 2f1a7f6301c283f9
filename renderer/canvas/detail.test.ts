import { expect, test } from 'vitest';
import { detailAt } from './detail';

test('a network that fits a window is drawn card by card down to a fifth of its size', () => {
  expect([0.19, 0.22, 0.49, 0.5].map((zoom) => detailAt(zoom))).toEqual(['overview', 'far', 'far', 'full']);
});

test('of a large network one canvas draws the cards already while more than a hundred of them are in view', () => {
  const cardsInView = (zoom: number): number => ((916 / 304) * (580 / 252)) / zoom ** 2;
  for (let percent = 5; percent < 100; percent++) {
    const zoom = percent / 100;
    if (cardsInView(zoom) > 100) expect(detailAt(zoom, true)).toBe('overview');
  }
  expect(detailAt(0.3, true)).toBe('far');
});
