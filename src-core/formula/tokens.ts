import { fail, ok, type Result } from '../result';

/** A fault in a formula: which character (from 1) and one sentence. */
export interface FormulaFault {
  readonly at: number;
  readonly message: string;
}

export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'mark'; readonly mark: Mark; readonly at: number }
  | { readonly kind: 'end'; readonly at: number };

export type Mark = '+' | '-' | '*' | '/' | '^' | '(' | ')' | ',';

/** What people type or paste, as the marks of the grammar. */
const marks: Readonly<Record<string, Mark>> = {
  '+': '+',
  '-': '-',
  '−': '-',
  '*': '*',
  '×': '*',
  '·': '*',
  '/': '/',
  '÷': '/',
  '^': '^',
  '(': '(',
  ')': ')',
  ',': ',',
};

const advice: Readonly<Record<string, string>> = {
  '=': 'Write only what stands right of the “=”.',
  '|': 'Write abs(x) for |x|.',
  '[': 'Use round brackets.',
  '{': 'Use round brackets.',
  '!': 'There is no factorial here.',
};

const number = /^(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?/;
const name = /^(\p{L}[\p{L}\d]*)/u;

export function tokenize(text: string): Result<readonly Token[], FormulaFault> {
  const tokens: Token[] = [];
  let place = 0;
  while (place < text.length) {
    const rest = text.slice(place);
    const [first = ''] = rest;
    const at = place + 1;
    const digits = number.exec(rest)?.[0];
    const word = name.exec(rest)?.[0];
    const mark = marks[first];
    if (digits !== undefined) tokens.push({ kind: 'number', value: Number(digits), at });
    else if (word !== undefined) tokens.push({ kind: 'name', name: word.toLowerCase(), at });
    else if (first === '²' || first === '³') {
      tokens.push({ kind: 'mark', mark: '^', at }, { kind: 'number', value: first === '²' ? 2 : 3, at });
    } else if (mark !== undefined) tokens.push({ kind: 'mark', mark, at });
    else if (first.trim() !== '') {
      return fail({ at, message: `“${first}” means nothing here. ${advice[first] ?? ''}`.trim() });
    }
    place += digits?.length ?? word?.length ?? first.length;
  }
  tokens.push({ kind: 'end', at: text.length + 1 });
  return ok(tokens);
}
