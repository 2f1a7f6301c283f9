import type { GraphDocument } from './document';

/**
 * A project as text that lives well in version control: keys sorted, one node, one wire and one weight a line,
 * so that a change of one node is a change of one line. `parseDocument` gives an equal document back.
 * A project without frames or notes does not speak of them.
 */
export function serializeDocument(document: GraphDocument): string {
  const entries = sortedEntries(spoken(document)).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${topLevel(key, value)}`,
  );
  return `{\n${entries.join(',\n')}\n}\n`;
}

function spoken({ frames, notes, ...document }: GraphDocument): object {
  return { ...document, ...(frames.length > 0 && { frames }), ...(notes.length > 0 && { notes }) };
}

function topLevel(key: string, value: unknown): string {
  if (Array.isArray(value)) return lines(value, '  ');
  if (key !== 'weights' || typeof value !== 'object' || value === null) return oneLine(value);
  const parts = sortedEntries(value).map(
    ([part, content]) =>
      `    ${JSON.stringify(part)}: ${Array.isArray(content) ? lines(content, '    ') : oneLine(content)}`,
  );
  return `{\n${parts.join(',\n')}\n  }`;
}

function lines(items: readonly unknown[], indent: string): string {
  if (items.length === 0) return '[]';
  return `[\n${items.map((item) => `${indent}  ${oneLine(item)}`).join(',\n')}\n${indent}]`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = sortedEntries(value).map(([key, content]) => `${JSON.stringify(key)}: ${oneLine(content)}`);
  return `{${entries.join(', ')}}`;
}

/** By code unit, so that the order is the same in every language. */
function sortedEntries(value: object): [string, unknown][] {
  return Object.entries(value)
    .filter(([, content]) => content !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
