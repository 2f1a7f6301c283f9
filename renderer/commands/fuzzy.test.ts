import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuzzyMatch } from './fuzzy';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

/** The letters that were found, marked by brackets. */
function shown(query: string, text: string): string | null {
  const match = fuzzyMatch(query, text);
  if (match === null) return null;
  let from = 0;
  let marked = '';
  for (const [start, end] of match.marks) {
    marked += `${text.slice(from, start)}[${text.slice(start, end)}]`;
    from = end;
  }
  return marked + text.slice(from);
}

test.each([
  ['zoom', 'Zoom to fit', '[Zoom] to fit'],
  ['ZTS', 'Zoom to the selection', '[Z]oom [t]o the [s]election'],
  ['sel up', 'Select upstream', '[Sel]ect [up]stream'],
  ['stream', 'Select upstream', 'Select up[stream]'],
  ['to', 'Stop, or go to it', 'Stop, or go [to] it'],
  ['dplct', 'Duplicate', '[D]u[pl]i[c]a[t]e'],
  ['dense 2', 'Dense 2', '[Dense 2]'],
])('%s finds %s', (query, _text, expected) => {
  expect(shown(query, _text)).toBe(expected);
});

test.each([
  ['undo', 'Redo'],
  ['tilef', 'Zoom to fit'],
])('%s does not find %s', (query, text) => {
  expect(fuzzyMatch(query, text)).toBeNull();
});

describe('ranking', () => {
  test('a beginning comes before a word, a word before a piece, a piece before word beginnings, these before letters', () => {
    const texts = ['Add it', 'Go add it', 'Padding', 'Align d, d', 'Amused ad'];
    const scores = texts.map((text) => fuzzyMatch('add', text)?.score ?? 0);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(new Set(scores).size).toBe(scores.length);
    expect(texts.map((text) => fuzzyMatch('add', text)?.loose)).toEqual([false, false, false, false, true]);
  });
});

test('what is marked spells the query, and every text whose letters hold it in order is found', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 12 });
  fc.assert(
    fc.property(letters, letters, (query, text) => {
      const spelled = query.replaceAll(' ', '');
      let rest = spelled;
      for (const letter of text) if (letter === rest[0]) rest = rest.slice(1);
      const match = fuzzyMatch(query, text);
      expect(match !== null).toBe(rest === '');
      const marked = match?.marks.map(([start, end]) => text.slice(start, end)).join('') ?? spelled;
      expect(marked.replaceAll(' ', '')).toBe(spelled);
    }),
    { seed, numRuns: 2_000 },
  );
});
