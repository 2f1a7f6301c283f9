import { expect, test } from 'vitest';
import { borderAt } from './paint-overview';

test('a small box has the border of a control, which is seen on every ground, a larger one that of a card', () => {
  expect(borderAt(0.05)).toBe('lineControl');
  expect(borderAt(0.07)).toBe('lineControl');
  expect(borderAt(0.19)).toBe('lineStrong');
});
