/** A function of one number, or of two. */
export type FormulaFunction =
  | { readonly arity: 1; readonly of: (x: number) => number }
  | { readonly arity: 2; readonly of: (x: number, y: number) => number };

const one = (of: (x: number) => number): FormulaFunction => ({ arity: 1, of });
const two = (of: (x: number, y: number) => number): FormulaFunction => ({ arity: 2, of });

export const formulaFunctions: ReadonlyMap<string, FormulaFunction> = new Map([
  ['sin', one(Math.sin)],
  ['cos', one(Math.cos)],
  ['tan', one(Math.tan)],
  ['exp', one(Math.exp)],
  ['log', one(Math.log)],
  ['ln', one(Math.log)],
  ['sqrt', one(Math.sqrt)],
  ['abs', one(Math.abs)],
  ['sign', one(Math.sign)],
  ['floor', one(Math.floor)],
  ['tanh', one(Math.tanh)],
  ['sigmoid', one((x) => 1 / (1 + Math.exp(-x)))],
  ['relu', one((x) => Math.max(x, 0))],
  ['step', one((x) => (x > 0 ? 1 : 0))],
  ['min', two(Math.min)],
  ['max', two(Math.max)],
]);

export const formulaConstants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['π', Math.PI],
  ['e', Math.E],
]);
