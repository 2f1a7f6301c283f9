import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, parseMarkdown, parseSpans } from './markdown';

const words = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => ('spans' in block ? [block.spans] : block.items))
    .map((spans) => spans.map(({ text }) => text).join(''))
    .join('\n');

test('headings, lists, numbers and paragraphs are told apart, neighbours of a list are one', () => {
  const blocks = parseMarkdown('# For myself\n\nA kink sits where\n- one\n- two\n1. first\n2) second\n#no heading');
  expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'numbers', 'paragraph']);
  expect(words(blocks)).toBe('For myself\nA kink sits where\none\ntwo\nfirst\nsecond\n#no heading');
});

test('bold, italic and code within a line; what is not closed stays as it was typed', () => {
  expect(parseSpans('**two** *three* `four` 2 * 3 * 4 **open')).toEqual([
    { text: 'two', look: 'bold' },
    { text: ' ', look: 'plain' },
    { text: 'three', look: 'italic' },
    { text: ' ', look: 'plain' },
    { text: 'four', look: 'code' },
    { text: ' 2 * 3 * 4 **open', look: 'plain' },
  ]);
});

test('markup of pages and links are text like any other', () => {
  const text = '<img src=x onerror=alert(1)> [here](javascript:alert(1))';
  expect(parseMarkdown(text)).toEqual([{ kind: 'paragraph', spans: [{ text, look: 'plain' }] }]);
});

test('whatever is written, no letter or digit of it is lost', () => {
  const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', '**', '*', '`', ' ', '\n', '- ', '# ', 'b2', '_'), { maxLength: 40 }),
      (parts) => {
        const text = parts.join('');
        expect(letters(words(parseMarkdown(text)))).toBe(letters(text));
      },
    ),
    { numRuns: 500 },
  );
});
