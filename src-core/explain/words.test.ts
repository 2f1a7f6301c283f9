import { expect, test } from 'vitest';
import { boldNames } from './words';

test('a sentence names a few layers, and counts the rest of many', () => {
  expect(boldNames(['A'])).toBe('**A**');
  expect(boldNames(['A', 'B*', 'C'])).toBe('**A**, **B∗** and **C**');
  const many = Array.from({ length: 200 }, (_, index) => `ReLU ${index + 1}`);
  expect(boldNames(many)).toBe('**ReLU 1**, **ReLU 2**, **ReLU 3**, **ReLU 4**, **ReLU 5** and 195 more');
});
