import { expect, test } from 'vitest';
import { sizeText } from './size-text';

test('numbers of any size stay short', () => {
  const shown = [794, 20, 0.3123, 12_345, 2.2e37, 1e20, 3e-7, -5, Infinity, NaN].map(sizeText);
  expect(shown).toEqual(['794', '20', '0.312', '12,300', '2.2e37', '1e20', '3e−7', '−5', '∞', 'NaN']);
});
