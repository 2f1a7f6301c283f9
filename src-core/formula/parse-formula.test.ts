import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeFault, parseFormula } from './parse-formula';

function valueAt(text: string, x: number): number {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(describeFault(parsed.error));
  return parsed.value(x);
}

function faultOf(text: string): string {
  const parsed = parseFormula(text);
  return parsed.ok ? 'no fault' : describeFault(parsed.error);
}

describe('a formula', () => {
  // Expected values by the language's own arithmetic.
  test.each([
    ['x', 3, 3],
    ['2x + 1', 3, 7],
    ['2 x^2 - 3x', 2, 2],
    ['-x^2', 3, -9],
    ['(-x)^2', 3, 9],
    ['2^3^2', 0, 512],
    ['2^-1', 0, 0.5],
    ['1 - 2 - 3', 0, -4],
    ['8 / 4 / 2', 0, 1],
    ['2 / 4x', 2, 1],
    ['3(x + 1)(x - 1)', 2, 9],
    ['x²', 5, 25],
    ['−2 × x ÷ 4', 2, -1],
    ['1.5e2', 0, 150],
    ['2e', 0, 2 * Math.E],
    ['.5x', 4, 2],
    ['sin(2x) + 0.3x^3', 0.7, Math.sin(1.4) + 0.3 * 0.7 ** 3],
    ['2 sin(pi x)', 0.25, 2 * Math.sin(Math.PI / 4)],
    ['exp(-x^2/2)', 1.2, Math.exp(-0.72)],
    ['max(x, 0) - min(x, 0)', -2, 2],
    ['abs(x - 37)', 35, 2],
    ['relu(x) + sigmoid(0) + step(x)', 1, 2.5],
    ['LN(E)', 0, 1],
  ])('%s at %d is %d', (text, x, expected) => {
    expect(valueAt(text, x)).toBeCloseTo(expected, 12);
  });

  test.each([
    ['', 'At character 1: Write a function of x, such as sin(2x).'],
    ['2 +', 'At character 4: The formula ends too early.'],
    ['(x + 1', 'At character 7: A “)” is missing.'],
    ['x + 1)', 'At character 6: This “)” closes nothing.'],
    ['* x', 'At character 1: A number, x or “(” must stand before “*”.'],
    ['sinx', 'At character 1: Write sin(x).'],
    ['2 sin x', 'At character 3: “sin” needs brackets: sin(x).'],
    ['y = x', 'At character 3: “=” means nothing here. Write only what stands right of the “=”.'],
    ['0,5x', 'At character 2: A comma parts two values, as in max(x, 0). Decimals have a point: 0.5.'],
    ['sin(x, 2)', 'At character 6: A comma parts two values, as in max(x, 0). Decimals have a point: 0.5.'],
    ['max(x)', 'At character 6: “max” takes two values: max(x, 0).'],
    ['|x|', 'At character 1: “|” means nothing here. Write abs(x) for |x|.'],
    ['x'.repeat(201), 'At character 201: A formula has at most 200 characters.'],
  ])('%s is refused with the place and what to do', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  test('names of the language are names like any other', () => {
    for (const text of ['constructor(x)', 'window', '__proto__', 'eval(x)', 'toString()'])
      expect(faultOf(text)).toMatch(/is not known|means nothing/);
  });

  test('never throws, whatever is typed, and gives a number for every formula that it takes', () => {
    const marks = 'x 0123456789.,+-*/^()sincoexpmaπ²−|=';
    const texts = fc.string({ unit: fc.constantFrom(...marks), maxLength: 60 });
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ maxLength: 200 })), (text) => {
        const parsed = parseFormula(text);
        if (parsed.ok) expect(typeof parsed.value(0.5)).toBe('number');
        else expect(parsed.error.at).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 3000 },
    );
  });
});
