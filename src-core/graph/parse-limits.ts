import { valueAt } from './describe-issue';
import { limits } from './document-schema';

/** What is refused of a file before its parts are read, so that the work on a damaged one is bounded. */

/** Lists that are counted before anything in them is looked at. */
export type Counted = 'nodes' | 'edges' | 'frames' | 'notes' | 'runs' | 'weights';

interface TooMany {
  readonly what: Counted;
  readonly found: number;
}

const forbidden = ['__proto__', 'constructor', 'prototype'];

/** Keys that reach into an object's prototype, and more depth and parts than projects have. Walks without recursion. */
export function findHostile(root: unknown): string | null {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  let parts = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > limits.depth) return 'it is nested too deep';
    // Counted before it is walked: a list may have millions of entries.
    parts += 1 + (Array.isArray(value) ? value.length : 0);
    if (parts > limits.parts) return `it has more than ${limits.parts.toLocaleString('en')} parts`;
    if (!Array.isArray(value)) {
      const name = forbidden.find((key) => Object.hasOwn(value, key));
      if (name !== undefined) return `the name ${name} is not allowed`;
    }
    for (const content of Object.values(value)) {
      if (typeof content === 'object') open.push({ value: content, depth: depth + 1 });
    }
  }
  return null;
}

/** What has too many entries, of the project and of the networks of its runs. */
export function findTooMany(raw: Readonly<Record<string, unknown>>): TooMany | null {
  const runs = Array.isArray(raw.runs) ? raw.runs : [];
  if (runs.length > limits.runs) return { what: 'runs', found: runs.length };
  for (const part of [raw, ...runs.map((run) => valueAt(run, ['document']))]) {
    for (const what of ['nodes', 'edges', 'frames', 'notes'] as const) {
      const list = valueAt(part, [what]);
      if (Array.isArray(list) && list.length > limitOf(what)) return { what, found: list.length };
    }
  }
  const entries = valueAt(raw, ['weights', 'entries']);
  const tooMany = Array.isArray(entries) && entries.length > limits.weightEntries;
  return tooMany ? { what: 'weights', found: entries.length } : null;
}

export function limitOf(what: 'characters' | Counted): number {
  if (what === 'weights') return limits.weightEntries;
  return what === 'frames' || what === 'notes' ? limits.annotations : limits[what];
}
