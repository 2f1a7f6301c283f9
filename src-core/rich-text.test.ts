import { expect, test } from 'vitest';
import { boldText, plainText } from './rich-text';

test('asterisks of a name do not end its bold', () => {
  expect(boldText('2 ** 3')).toBe('**2 ∗∗ 3**');
});

test('plain text has the words without the markup', () => {
  expect(plainText(`${boldText('Dense')} feeds ${boldText('a*b')}.`)).toBe('Dense feeds a∗b.');
});
