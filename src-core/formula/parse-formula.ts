import { fail, ok, type Result } from '../result';
import { formulaConstants, formulaFunctions } from './names';
import { type FormulaFault, type Mark, type Token, tokenize } from './tokens';

/** A function of x, checked and ready to be called. */
export type Formula = (x: number) => number;

/** Longer texts are refused; that also bounds the depth of brackets. */
export const longestFormula = 200;

/**
 * Reads a formula such as `sin(2x) + 0.3 x^2`. Nothing of the text is ever run as a program: it becomes a tree of the
 * functions of `names.ts`. A product may leave out its sign; `^` binds to the right and stronger than a minus.
 *
 *     sum     = product { ("+" | "-") product }
 *     product = factor { ["*" | "/"] factor }
 *     factor  = "-" factor | power
 *     power   = atom [ "^" factor ]
 *     atom    = number | "x" | "pi" | "e" | name "(" sum { "," sum } ")" | "(" sum ")"
 *
 * @param more constants beside pi and e
 */
export function parseFormula(text: string, more: ReadonlyMap<string, number> = none): Result<Formula, FormulaFault> {
  if (text.trim() === '') return fail({ at: 1, message: 'Write a function of x, such as sin(2x).' });
  if (text.length > longestFormula) {
    return fail({ at: longestFormula + 1, message: `A formula has at most ${longestFormula} characters.` });
  }
  const tokens = tokenize(text);
  if (!tokens.ok) return tokens;
  try {
    return ok(readFormula(tokens.value, new Map([...formulaConstants, ...more])));
  } catch (error) {
    if (error instanceof WrongFormula) return fail(error.fault);
    throw error;
  }
}

/** Where in the text it went wrong, as one sentence. */
export function describeFault({ at, message }: FormulaFault): string {
  return `At character ${at}: ${message}`;
}

/** Leaves the descent at once; never leaves this file. */
class WrongFormula extends Error {
  constructor(readonly fault: FormulaFault) {
    super(fault.message);
  }
}

const none: ReadonlyMap<string, number> = new Map();

/** The tokens, how far they are read, and the names that stand for numbers. */
interface Reading {
  readonly constants: ReadonlyMap<string, number>;
  next(): Token;
  step(): void;
}

function readFormula(tokens: readonly Token[], constants: ReadonlyMap<string, number>): Formula {
  const last = tokens.at(-1) ?? { kind: 'end', at: 1 };
  let place = 0;
  const reading: Reading = {
    constants,
    next: () => tokens[place] ?? last,
    step: () => {
      place += 1;
    },
  };
  const formula = sum(reading);
  if (isMark(reading, ')')) wrong('This “)” closes nothing.', reading.next());
  if (isMark(reading, ',')) wrong(commaAdvice, reading.next());
  return formula;
}

function isMark(reading: Reading, mark: Mark): boolean {
  const token = reading.next();
  return token.kind === 'mark' && token.mark === mark;
}

/** Steps over the mark where it stands there. */
function take(reading: Reading, mark: Mark): boolean {
  if (!isMark(reading, mark)) return false;
  reading.step();
  return true;
}

function wrong(message: string, { at }: { readonly at: number }): never {
  throw new WrongFormula({ at, message });
}

function sum(reading: Reading): Formula {
  let left = product(reading);
  for (;;) {
    const before = left;
    if (take(reading, '+')) left = join(before, product(reading), (a, b) => a + b);
    else if (take(reading, '-')) left = join(before, product(reading), (a, b) => a - b);
    else return left;
  }
}

function product(reading: Reading): Formula {
  let left = factor(reading);
  for (;;) {
    const before = left;
    if (take(reading, '/')) left = join(before, factor(reading), (a, b) => a / b);
    else if (take(reading, '*') || beginsAtom(reading)) left = join(before, factor(reading), (a, b) => a * b);
    else return left;
  }
}

function beginsAtom(reading: Reading): boolean {
  const { kind } = reading.next();
  return kind === 'number' || kind === 'name' || isMark(reading, '(');
}

function factor(reading: Reading): Formula {
  if (take(reading, '-')) {
    const of = factor(reading);
    return (x) => -of(x);
  }
  const base = atom(reading);
  return take(reading, '^') ? join(base, factor(reading), (a, b) => a ** b) : base;
}

function atom(reading: Reading): Formula {
  const token = reading.next();
  if (take(reading, '(')) return closed(reading, sum(reading));
  if (token.kind === 'number' || token.kind === 'name') reading.step();
  if (token.kind === 'number') return () => token.value;
  if (token.kind === 'name') return named(reading, token.name, token);
  if (token.kind === 'end') return wrong('The formula ends too early.', token);
  return wrong(`A number, x or “(” must stand before “${token.mark}”.`, token);
}

function closed(reading: Reading, inside: Formula): Formula {
  if (take(reading, ')')) return inside;
  return wrong(isMark(reading, ',') ? commaAdvice : 'A “)” is missing.', reading.next());
}

/** x, a constant, or a function with its brackets. */
function named(reading: Reading, name: string, token: Token): Formula {
  if (name === 'x') return (x) => x;
  const constant = reading.constants.get(name);
  if (constant !== undefined) return () => constant;
  const known = formulaFunctions.get(name);
  if (known === undefined) return wrong(unknownName(name, reading.constants), token);
  if (!take(reading, '(')) return wrong(`“${name}” needs brackets: ${name}(x).`, token);
  const first = sum(reading);
  if (known.arity === 1) {
    const inside = closed(reading, first);
    return (x) => known.of(inside(x));
  }
  if (!take(reading, ',')) return wrong(`“${name}” takes two values: ${name}(x, 0).`, reading.next());
  return join(first, closed(reading, sum(reading)), known.of);
}

const commaAdvice = 'A comma parts two values, as in max(x, 0). Decimals have a point: 0.5.';

function unknownName(name: string, constants: ReadonlyMap<string, number>): string {
  const meant = [...formulaFunctions.keys()].find((known) => name === `${known}x`);
  if (meant !== undefined) return `Write ${meant}(x).`;
  return `“${name}” is not known. There are x, ${[...constants.keys()].filter((known) => known !== 'π').join(', ')} and ${[...formulaFunctions.keys()].join(', ')}.`;
}

function join(left: Formula, right: Formula, by: (a: number, b: number) => number): Formula {
  return (x) => by(left(x), right(x));
}
