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

function readFormula(tokens: readonly Token[], constants: ReadonlyMap<string, number>): Formula {
  let place = 0;
  const last = tokens.at(-1) ?? { kind: 'end', at: 1 };
  const next = (): Token => tokens[place] ?? last;
  const isMark = (mark: Mark): boolean => {
    const token = next();
    return token.kind === 'mark' && token.mark === mark;
  };
  const take = (mark: Mark): boolean => {
    if (!isMark(mark)) return false;
    place += 1;
    return true;
  };
  const wrong = (message: string, { at }: { at: number } = next()): never => {
    throw new WrongFormula({ at, message });
  };

  const sum = (): Formula => {
    let left = product();
    for (;;) {
      const before = left;
      if (take('+')) left = join(before, product(), (a, b) => a + b);
      else if (take('-')) left = join(before, product(), (a, b) => a - b);
      else return left;
    }
  };
  const product = (): Formula => {
    let left = factor();
    for (;;) {
      const before = left;
      if (take('/')) left = join(before, factor(), (a, b) => a / b);
      else if (take('*') || beginsAtom()) left = join(before, factor(), (a, b) => a * b);
      else return left;
    }
  };
  const beginsAtom = (): boolean => {
    const { kind } = next();
    return kind === 'number' || kind === 'name' || isMark('(');
  };
  const factor = (): Formula => {
    if (take('-')) {
      const of = factor();
      return (x) => -of(x);
    }
    const base = atom();
    return take('^') ? join(base, factor(), (a, b) => a ** b) : base;
  };
  const atom = (): Formula => {
    const token = next();
    if (take('(')) return closed(sum());
    if (token.kind === 'number' || token.kind === 'name') place += 1;
    if (token.kind === 'number') return () => token.value;
    if (token.kind === 'name') return named(token.name, token);
    if (token.kind === 'end') return wrong('The formula ends too early.');
    return wrong(`A number, x or “(” must stand before “${token.mark}”.`);
  };
  const closed = (inside: Formula): Formula => {
    if (take(')')) return inside;
    return wrong(isMark(',') ? commaAdvice : 'A “)” is missing.');
  };
  const named = (name: string, token: Token): Formula => {
    if (name === 'x') return (x) => x;
    const constant = constants.get(name);
    if (constant !== undefined) return () => constant;
    const known = formulaFunctions.get(name);
    if (known === undefined) return wrong(unknownName(name, constants), token);
    if (!take('(')) return wrong(`“${name}” needs brackets: ${name}(x).`, token);
    const first = sum();
    if (known.arity === 1) {
      const inside = closed(first);
      return (x) => known.of(inside(x));
    }
    if (!take(',')) return wrong(`“${name}” takes two values: ${name}(x, 0).`);
    return join(first, closed(sum()), known.of);
  };

  const formula = sum();
  if (isMark(')')) wrong('This “)” closes nothing.');
  if (isMark(',')) wrong(commaAdvice);
  return formula;
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
