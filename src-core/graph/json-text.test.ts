import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findJsonFault, findJsonValue } from './json-text';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

/** What the engine finds: `null` for JSON, else its message. */
function engineFault(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

test.each([
  ['', { kind: 'empty' }],
  [' \n', { kind: 'empty' }],
  ['{"a": [1, 2', { kind: 'cut-off', at: { line: 1, column: 12 } }],
  ['{\n  "a": "text', { kind: 'cut-off', at: { line: 2, column: 13 } }],
  ['{"a": tru', { kind: 'cut-off', at: { line: 1, column: 10 } }],
  ['hello', { kind: 'stray', at: { line: 1, column: 1 }, found: '“h”', expected: 'a value' }],
  ['{\n  "a": 1,\n}', { kind: 'stray', at: { line: 3, column: 1 }, found: '“}”', expected: 'a name in quotes' }],
  ['{"a" 1}', { kind: 'stray', at: { line: 1, column: 6 }, found: '“1”', expected: 'a colon' }],
  ['[1 2]', { kind: 'stray', at: { line: 1, column: 4 }, found: '“2”', expected: 'a comma or ]' }],
  ['{"a": 1 "b": 2}', { kind: 'stray', at: { line: 1, column: 9 }, found: '“"”', expected: 'a comma or }' }],
  [
    '["a\nb"]',
    { kind: 'stray', at: { line: 1, column: 4 }, found: 'the end of the line', expected: 'a closing quotation mark' },
  ],
  ['{} {}', { kind: 'stray', at: { line: 1, column: 4 }, found: '“{”', expected: 'the end of the file' }],
])('%j is named by what and where', (text, fault) => {
  expect(findJsonFault(text)).toEqual(fault);
});

test('a value is found by its path, a missing one by what there is of it', () => {
  const text = '{\n  "nodes": [\n    {"id": "a"},\n    {"id": "b", "x\\u0031": [1, {"y": -2.5e3}]}\n  ]\n}';
  expect(findJsonValue(text, ['nodes', 1, 'id'])).toEqual({ line: 4, column: 12 });
  expect(findJsonValue(text, ['nodes', 1, 'x1', 1, 'y'])).toEqual({ line: 4, column: 38 });
  expect(findJsonValue(text, ['nodes', 0, 'position', 'x'])).toEqual({ line: 3, column: 5 });
  expect(findJsonValue(text, ['seed'])).toBeNull();
  // A value that is no holder, and an empty one, end the search.
  expect(findJsonValue('{"a": 1, "b": {"c": 2}}', ['a', 'c'])).toEqual({ line: 1, column: 7 });
  expect(findJsonValue('{"a": {}, "c": 3}', ['a', 'c'])).toEqual({ line: 1, column: 7 });
});

test('a text of many megabytes and one of absurd depth are walked', () => {
  expect(findJsonFault(`["${'A'.repeat(2 ** 24)}"`)).toEqual({ kind: 'cut-off', at: { line: 1, column: 2 ** 24 + 4 } });
  expect(findJsonFault('['.repeat(200_000))?.kind).toBe('cut-off');
  const deep = findJsonFault('['.repeat(2_000_000));
  expect(deep).toEqual({
    kind: 'stray',
    at: { line: 1, column: 1_000_001 },
    found: '“[”',
    expected: 'less nesting',
  });
});

describe(`random texts, seed ${seed}`, () => {
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.nat(3), fc.constantFrom('', '"', '{', ']', ',', ':', '-', '01', '\\', '\n', 'x'))
    .map(([text, at, length, put]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + put + text.slice(start + length);
    });

  test('have a fault exactly where the engine refuses them, no later than it says, behind a sound beginning', () => {
    fc.assert(
      fc.property(broken, (text) => {
        const fault = findJsonFault(text);
        const message = engineFault(text);
        expect(fault === null).toBe(message === null);
        if (fault?.kind === 'cut-off')
          expect(message).toMatch(/end of JSON|Unterminated|Expected .* in JSON|Bad |No number/);
        if (fault?.kind !== 'stray') return;
        const lines = text.split('\n').slice(0, fault.at.line - 1);
        const at = lines.reduce((sum, line) => sum + line.length + 1, 0) + fault.at.column - 1;
        const position = /at position (\d+)/.exec(message ?? '')?.[1];
        if (position !== undefined) expect(at).toBeLessThanOrEqual(Number(position));
        expect(findJsonFault(text.slice(0, at))?.kind ?? 'none').toMatch(/cut-off|empty|none/);
      }),
      { seed, numRuns: 2_000 },
    );
  });
});
