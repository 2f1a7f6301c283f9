import type { z } from 'zod';
import type { JsonPath } from './json-text';

const kinds: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group in braces',
  record: 'a group in braces',
};

/** What is wrong with a value, in plain words without a capital or a full stop. `value` is what stands there. */
export function describeIssue(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined && issue.code !== 'unrecognized_keys') return 'it is missing';
  switch (issue.code) {
    case 'invalid_type':
      return `${kinds[issue.expected] ?? issue.expected} was expected`;
    case 'invalid_value':
      return `${oneOf(issue.values)} was expected`;
    case 'unrecognized_keys':
      return unknownNames(issue.keys);
    case 'too_small':
      return `at least ${amount(issue.minimum, issue.origin)} was expected`;
    case 'too_big':
      return `at most ${amount(issue.maximum, issue.origin)} was expected`;
    case 'invalid_union':
      return 'a number, text, true or false was expected';
    // Our own messages.
    case 'custom':
    case 'invalid_format':
      return issue.message;
    default:
      return 'this is not allowed here';
  }
}

/** The first three by their first letters: a damaged file may have a million of them. */
function unknownNames(keys: readonly string[]): string {
  const words = keys.slice(0, 3).map((key) => `“${key.length > 40 ? `${key.slice(0, 40)}…` : key}”`);
  if (keys.length > words.length) words.push(`${(keys.length - words.length).toLocaleString('en')} more`);
  return `${words.join(', ')} ${keys.length === 1 ? 'is' : 'are'} not known here`;
}

/** Which part of a project a path leads to: "node dense-1, position x". */
export function describePlace(path: JsonPath, root: unknown): string {
  const [list, index, ...rest] = path;
  const part = list === 'nodes' ? 'node' : list === 'edges' ? 'wire' : list === 'runs' ? 'run' : null;
  if (part === null || index === undefined) return path.length === 0 ? 'its top level' : path.map(String).join(' ');
  const id = valueAt(root, [...path.slice(0, 2), 'id']);
  const name = typeof id === 'string' && id !== '' ? id.slice(0, 40) : String(Number(index) + 1);
  return rest.length === 0 ? `${part} ${name}` : `${part} ${name}, ${rest.map(String).join(' ')}`;
}

export function valueAt(root: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  );
}

function oneOf(values: readonly unknown[]): string {
  const words = values.map((value) => (typeof value === 'string' ? `“${value}”` : String(value)));
  return words.length < 2 ? words.join('') : `one of ${words.join(', ')}`;
}

function amount(count: number | bigint, origin: string): string {
  const number = count.toLocaleString('en');
  if (origin === 'string') return `${number} ${number === '1' ? 'character' : 'characters'}`;
  return origin === 'array' ? `${number} ${number === '1' ? 'entry' : 'entries'}` : number;
}
