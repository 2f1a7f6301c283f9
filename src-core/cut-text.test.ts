import { expect, test } from 'vitest';
import { cutText } from './cut-text';

test('what fits stays as it is', () => {
  expect(cutText('Encoder', 7)).toBe('Encoder');
});

test('letters are cut at the limit', () => {
  expect(cutText('Encoder', 3)).toBe('Enc');
});

test.each([
  ['a pair of surrogates', '🎨'],
  ['a family of four signs', '👨‍👩‍👧'],
  ['a flag of two letters', '🇸🇪'],
  ['a hand with its skin', '👋🏽'],
  ['a letter with its accent', 'e\u0301'],
])('%s is kept whole or left out', (_, sign) => {
  for (let most = 1; most < 1 + sign.length; most++) expect(cutText(`a${sign}b`, most)).toBe('a');
  expect(cutText(`a${sign}b`, 1 + sign.length)).toBe(`a${sign}`);
});
