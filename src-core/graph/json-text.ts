/** A place in a text, both counted from 1; columns in UTF-16 units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Why a text is no JSON. */
export type JsonFault =
  | { readonly kind: 'empty' }
  /** It ends before it is complete. */
  | { readonly kind: 'cut-off'; readonly at: TextPlace }
  /** `found` stands where something else was expected. */
  | { readonly kind: 'stray'; readonly at: TextPlace; readonly found: string; readonly expected: string };

export type JsonPath = readonly PropertyKey[];

/** What may come next, in the words of a message. */
const expected = {
  value: 'a value',
  'value or end': 'a value or ]',
  'name or end': 'a name in quotes or }',
  name: 'a name in quotes',
  colon: 'a colon',
  'comma or }': 'a comma or }',
  'comma or ]': 'a comma or ]',
  end: 'the end of the file',
} as const;
type Next = keyof typeof expected;

interface Holder {
  readonly list: boolean;
  key: string | number;
}

type Stop = { readonly kind: 'complete' | 'found' | 'cut-off'; readonly at: number } | Stray;
interface Stray {
  readonly kind: 'stray';
  readonly at: number;
  readonly expected: string;
}

/** What is wrong with a text that is no JSON, and where; `null` for JSON. Engines say it in words of their own. */
export function findJsonFault(text: string): JsonFault | null {
  if (text.trim() === '') return { kind: 'empty' };
  const stop = walk(text, null);
  if (stop.kind === 'cut-off') return { kind: 'cut-off', at: placeIn(text, stop.at) };
  if (stop.kind !== 'stray') return null;
  const found = shown(text, stop.at);
  return { kind: 'stray', at: placeIn(text, stop.at), found, expected: stop.expected };
}

/** Where in a JSON text the value of a path begins, or of so much of the path as there is; `null` for nothing of it. */
export function findJsonValue(text: string, path: JsonPath): TextPlace | null {
  const stop = path.length === 0 ? null : walk(text, path);
  return stop?.kind === 'found' ? placeIn(text, stop.at) : null;
}

/** Deeper than this no program nests; the walk remembers one holder for each level. */
const mostNested = 1_000_000;

/** Reads by the grammar of RFC 8259, without recursion and without building anything. */
function walk(text: string, path: JsonPath | null): Stop {
  const holders: Holder[] = [];
  let next: Next = 'value';
  let at = 0;
  /** How much of the path leads to where the walk is, and where the value of that much begins. */
  let matched = 0;
  let found = 0;

  for (;;) {
    at = endOfSpace(text, at);
    const holder = holders.at(-1);
    // What so much of the path leads to has ended: no more of it is there.
    if (matched > 0 && holders.length === matched && next.startsWith('comma')) return { kind: 'found', at: found };
    const sign = text[at];
    if (sign === undefined) return { kind: next === 'end' ? 'complete' : 'cut-off', at };
    const stray: Stray = { kind: 'stray', at, expected: expected[next] };

    if (next === 'value' || (next === 'value or end' && sign !== ']')) {
      if (path !== null && holders.length === matched + 1 && holder?.key === path[matched]) {
        matched += 1;
        found = at;
        if (matched === path.length) return { kind: 'found', at };
      }
      if (sign === '{' || sign === '[') {
        if (holders.length === mostNested) return { ...stray, expected: 'less nesting' };
        holders.push({ list: sign === '[', key: sign === '[' ? 0 : '' });
        next = sign === '[' ? 'value or end' : 'name or end';
        at += 1;
        continue;
      }
      const scalar = endOfScalar(text, at);
      if (typeof scalar !== 'number') return scalar ?? stray;
      at = scalar;
      next = afterValue(holders);
    } else if (next === 'name' || (next === 'name or end' && sign !== '}')) {
      if (sign !== '"' || holder === undefined) return stray;
      const end = endOfString(text, at);
      if (typeof end !== 'number') return end;
      if (path !== null && holders.length === matched + 1) holder.key = String(JSON.parse(text.slice(at, end)));
      at = end;
      next = 'colon';
    } else if (next === 'colon') {
      if (sign !== ':') return stray;
      at += 1;
      next = 'value';
    } else if (next === 'end' || holder === undefined) {
      return stray;
    } else if (sign === ',' && next.startsWith('comma')) {
      if (holder.list) holder.key = Number(holder.key) + 1;
      at += 1;
      next = holder.list ? 'value' : 'name';
    } else if (sign === (holder.list ? ']' : '}')) {
      holders.pop();
      at += 1;
      next = afterValue(holders);
    } else return stray;
  }
}

function afterValue(holders: readonly Holder[]): Next {
  const holder = holders.at(-1);
  return holder === undefined ? 'end' : holder.list ? 'comma or ]' : 'comma or }';
}

/** Behind blanks, tabs, line feeds and carriage returns. */
function endOfSpace(text: string, start: number): number {
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return at;
  }
}

// Made once: a file may have millions of numbers.
const numberOrWord = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The end of a string, number or word; `null` where none begins. */
function endOfScalar(text: string, start: number): number | Stop | null {
  if (text[start] === '"') return endOfString(text, start);
  const end = endOfMatch(numberOrWord, text, start);
  if (end !== null) return end;
  const rest = text.slice(start, start + 5);
  const begun = rest === '-' || ['true', 'false', 'null'].some((word) => word.startsWith(rest));
  return begun ? { kind: 'cut-off', at: text.length } : null;
}

/** By hand: a regular expression runs out of stack on the long texts that weights are. */
function endOfString(text: string, start: number): number | Stop {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return { kind: 'stray', at, expected: 'a closing quotation mark' };
    if (code !== 0x5c) continue;
    const end = endOfMatch(escaped, text, at);
    if (end === null && text.length - at < 6) return { kind: 'cut-off', at: text.length };
    if (end === null) return { kind: 'stray', at, expected: 'a closing quotation mark' };
    at = end - 1;
  }
  return { kind: 'cut-off', at: text.length };
}

function endOfMatch(sticky: RegExp, text: string, start: number): number | null {
  sticky.lastIndex = start;
  return sticky.test(text) ? sticky.lastIndex : null;
}

function placeIn(text: string, at: number): TextPlace {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: at - start + 1 };
}

function shown(text: string, at: number): string {
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (sign === '\n' || sign === '\r') return 'the end of the line';
  return sign < ' ' ? 'an invisible character' : `“${sign}”`;
}
