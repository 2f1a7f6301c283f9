import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readStoredWeights } from '../model/stored-weights';
import { readStoredRun } from '../runs/stored-run';
import { analyze } from './analyze';
import { parseDocument } from './parse';
import { serializeDocument } from './serialize';

const folder = join(import.meta.dirname, '../../assets/samples/saved');
const names = readdirSync(folder).filter((name) => name.endsWith('.layerloom'));

interface RawProject {
  readonly name: string;
  readonly nodes: readonly { readonly id: string; readonly params: Readonly<Record<string, unknown>> }[];
  readonly edges: readonly { readonly id: string }[];
}

function read(name: string) {
  const text = readFileSync(join(folder, name), 'utf8');
  const parsed = parseDocument(text);
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.error)}`);
  return { raw: JSON.parse(text) as RawProject, document: parsed.value };
}

test('there are saved files of every capability', () => {
  expect(names.length).toBeGreaterThanOrEqual(9);
});

describe.each(names)('%s', (name) => {
  test('opens with all that is in it', () => {
    const { raw, document } = read(name);
    expect(document.name).toBe(raw.name);
    expect(document.edges.map(({ id }) => id)).toEqual(raw.edges.map(({ id }) => id));
    for (const [index, node] of raw.nodes.entries()) {
      expect(document.nodes[index]?.id).toBe(node.id);
      // Params that came later have their defaults beside those of the file.
      expect(document.nodes[index]?.params).toMatchObject(node.params);
    }
    for (const run of document.runs ?? []) readStoredRun(run);
    expect(document.weights === undefined || readStoredWeights(document.weights).ok).toBe(true);
    expect(analyze(document).nodes.size).toBe(raw.nodes.length);
  });

  test('comes back the same through a file of today, again and again', () => {
    let { document } = read(name);
    const first = document;
    for (let round = 0; round < 3; round++) {
      const parsed = parseDocument(serializeDocument(document));
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      document = parsed.value;
    }
    expect(document).toEqual(first);
  });
});
