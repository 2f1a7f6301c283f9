import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomDocument } from '../../testing/random-documents';
import { drawGraph } from '../../testing/sketch';
import { makeNode } from '../make';
import { serializeDocument } from '../serialize';
import { type GraphPart, takePart } from './part';
import { describePartFailure, type PartFailure, parsePart, serializePart } from './part-text';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const graph = drawGraph({
  nodes: { i: 'input', f: 'flatten', d: ['dense', { units: 10 }], s: 'softmax' },
  wires: ['i f', 'f d', 'd s'],
});
const good = takePart(graph, new Set(graph.nodes.slice(1).map(({ id }) => id)));
const goodText = serializePart(good);

interface RawPart extends Record<string, unknown> {
  nodes: Record<string, unknown>[];
  edges: Record<string, unknown>[];
  incoming: Record<string, unknown>[];
}

function spoiled(change: (raw: RawPart) => void): string {
  const raw = JSON.parse(goodText) as RawPart;
  change(raw);
  return JSON.stringify(raw);
}

function failureOf(text: string): PartFailure | null {
  const parsed = parsePart(text);
  return parsed.ok ? null : parsed.error;
}

describe('a text is refused by its cause', () => {
  test.each<[string, string, PartFailure['kind']]>([
    ['words', 'a sentence from a mail', 'foreign'],
    ['nothing', '', 'foreign'],
    ['a number', '42', 'foreign'],
    ['null', 'null', 'foreign'],
    ['a list', '[]', 'foreign'],
    ['another program’s JSON', '{"type": "excalidraw/clipboard", "elements": []}', 'foreign'],
    ['nesting that no stack holds', '['.repeat(200_000), 'foreign'],
    ['a text of ten million letters', 'a'.repeat(10_000_000), 'too-large'],
    ['a newer part', spoiled((raw) => void Object.assign(raw, { version: 2 })), 'from-newer-app'],
    ['a part without a version', spoiled((raw) => void delete raw.version), 'invalid'],
    ['no nodes', spoiled((raw) => void Object.assign(raw, { nodes: [] })), 'invalid'],
    ['a field that is not known', spoiled((raw) => void Object.assign(raw, { more: 1 })), 'invalid'],
    ['a node twice', spoiled((raw) => raw.nodes.push({ ...raw.nodes[0] })), 'invalid'],
    ['an unknown type', spoiled((raw) => void Object.assign(raw.nodes[0] ?? {}, { type: 'lstm' })), 'invalid'],
    [
      'params out of range',
      spoiled((raw) => void Object.assign(raw.nodes[1] ?? {}, { params: { units: 0 } })),
      'invalid',
    ],
    [
      'a place off the canvas',
      spoiled((raw) => void Object.assign(raw.nodes[0] ?? {}, { position: { x: 1e9, y: 0 } })),
      'invalid',
    ],
    ['a wire to nowhere', spoiled((raw) => void Object.assign(raw.edges[0] ?? {}, { to: 'nobody' })), 'invalid'],
    ['a wire into a missing slot', spoiled((raw) => void Object.assign(raw.edges[0] ?? {}, { slot: 1 })), 'invalid'],
    [
      'an incoming wire to nowhere',
      spoiled((raw) => void Object.assign(raw.incoming[0] ?? {}, { to: 'nobody' })),
      'invalid',
    ],
    ['two wires into one slot', spoiled((raw) => raw.incoming.push({ ...raw.incoming[0] })), 'invalid'],
    ['a key that reaches into objects', goodText.replace('"params": {}', '"params": { "__proto__": 1 }'), 'invalid'],
    ['a broken project', '{"format": "layerloom", "version": 1}', 'project'],
    ['a project of a newer app', '{"format": "layerloom", "version": 99}', 'project'],
  ])('%s', (_, text, kind) => {
    const failure = failureOf(text);
    expect(failure?.kind).toBe(kind);
    if (failure) expect(describePartFailure(failure)).toMatch(/^[A-Z].*\.$/s);
  });
});

test('a part comes back from its text as it was', () => {
  fc.assert(
    fc.property(randomDocument(), fc.infiniteStream(fc.boolean()), (document, coin) => {
      const chosen = document.nodes.filter(() => coin.next().value).map(({ id }) => id);
      const part = takePart(document, new Set(chosen));
      const parsed = parsePart(serializePart(part));
      if (chosen.length === 0) expect(parsed.ok).toBe(false);
      else expect(parsed).toEqual({ ok: true, value: part });
    }),
    { seed },
  );
});

test('params that the text leaves out take the type’s defaults', () => {
  const parsed = parsePart(spoiled((raw) => void Object.assign(raw.nodes[1] ?? {}, { params: { units: 3 } })));
  const made = makeNode(graph, 'dense', { units: 3 }, { x: 0, y: 0 });
  expect(parsed.ok && parsed.value.nodes[1]?.params).toEqual(made.params);
});

test('the text of a whole project is a part of all its nodes', () => {
  const parsed = parsePart(serializeDocument(graph));
  const whole: GraphPart = { nodes: graph.nodes, edges: graph.edges, incoming: [], frames: [], notes: [] };
  expect(parsed).toEqual({ ok: true, value: whole });
});

test('a text with any piece changed is read or refused, never thrown at', () => {
  const place = fc.nat(goodText.length);
  const piece = fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('{', ']', '"', 'null', '-1', '1e999', ','));
  fc.assert(
    fc.property(place, fc.nat(12), piece, (start, length, other) => {
      const text = goodText.slice(0, start) + other + goodText.slice(start + length);
      const failure = failureOf(text);
      if (failure) expect(describePartFailure(failure).length).toBeGreaterThan(10);
    }),
    { seed, numRuns: 2_000 },
  );
});
