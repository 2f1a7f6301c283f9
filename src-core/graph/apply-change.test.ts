import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edgeId, nodeId } from '../ids';
import { randomChanges, randomDocument } from '../testing/random-documents';
import { applied, drawGraph } from '../testing/sketch';
import { analyze } from './analyze';
import { applyChange } from './apply-change';
import type { Change } from './edit';
import { makeEdge, makeNode } from './make';
import { parseDocument } from './parse';
import { serializeDocument } from './serialize';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const graph = drawGraph({
  nodes: { i: 'input', f: 'flatten', d: ['dense', { units: 10 }], s: 'softmax' },
  wires: ['i f', 'f d', 'd s'],
});
const [i, f, d, s] = [nodeId('i'), nodeId('f'), nodeId('d'), nodeId('s')];
const wires = (document: typeof graph) => document.edges.map(({ from, to, slot }) => `${from} ${to} ${slot}`).sort();
const refusal = (change: Change) => {
  const changed = applyChange(graph, change);
  return changed.ok ? null : changed.error;
};

describe('a change', () => {
  test('of one node leaves the others as they are', () => {
    const after = applied(graph, { kind: 'set-params', node: d, params: { units: 20 } });
    expect(after.nodes[2]?.params).toEqual({ ...graph.nodes[2]?.params, units: 20 });
    expect(after.nodes.filter((node, index) => node === graph.nodes[index])).toHaveLength(3);
    expect(after.edges).toBe(graph.edges);
  });

  test.each<[string, Change]>([
    ['params that are there already', { kind: 'set-params', node: d, params: { units: 10 } }],
    [
      'a move to where it is',
      { kind: 'move', positions: [{ node: d, to: graph.nodes[2]?.position ?? { x: 0, y: 0 } }] },
    ],
    ['the same name', { kind: 'set-name', name: graph.name }],
    ['no label for none', { kind: 'rename', node: d, label: null }],
    ['switching on what is on', { kind: 'bypass', node: d, bypassed: false }],
    ['nothing to remove', { kind: 'remove', nodes: [], edges: [] }],
    ['no weights for none', { kind: 'set-weights', weights: null }],
    ['an empty list', { kind: 'all', changes: [] }],
  ])('that changes nothing gives the same document: %s', (_, change) => {
    expect(applied(graph, change)).toBe(graph);
  });

  test('removing a node takes its wires and its weights along', () => {
    const entry = (node: typeof d, name: string) => ({ node, name, shape: [1], data: 'AAAAAA==' });
    const weights = { epochs: 1, entries: [entry(d, 'kernel'), entry(f, 'odd')] };
    const trained = applied(graph, { kind: 'set-weights', weights });
    const after = applied(trained, { kind: 'remove', nodes: [d], edges: [] });
    expect(wires(after)).toEqual(['i f 0']);
    expect(after.weights?.entries.map(({ node }) => node)).toEqual(['f']);
    expect(applied(after, { kind: 'remove', nodes: [f], edges: [] })).not.toHaveProperty('weights');
  });

  test('connecting replaces what was in the slot', () => {
    const after = applied(graph, { kind: 'connect', edge: makeEdge(graph, f, s, 0) });
    expect(wires(after)).toEqual(['f d 0', 'f s 0', 'i f 0']);
  });

  test('inserting keeps both ends joined', () => {
    const node = makeNode(graph, 'activation', {}, { x: 0, y: 0 });
    const wire = graph.edges.find(({ to }) => to === s);
    const after = applied(graph, { kind: 'insert', node, on: wire?.id ?? edgeId('none') });
    expect(wires(after)).toEqual(['activation-1 s 0', 'd activation-1 0', 'f d 0', 'i f 0']);
    expect(analyze(after).valid?.order).toEqual(['i', 'f', 'd', 'activation-1', 's']);
  });

  test('a rename with blanks only takes the name away', () => {
    const named = applied(graph, { kind: 'rename', node: d, label: '  Head ' });
    expect(named.nodes[2]?.label).toBe('Head');
    expect(applied(named, { kind: 'rename', node: d, label: '  ' })).toEqual(graph);
  });

  test('a list of changes is made whole or not at all', () => {
    const changes: readonly Change[] = [
      { kind: 'set-seed', seed: 5 },
      { kind: 'bypass', node: i, bypassed: true },
    ];
    expect(applyChange(graph, { kind: 'all', changes })).toEqual({
      ok: false,
      error: 'Input has no input to pass through.',
    });
  });
});

describe('a change is refused with a sentence', () => {
  const node = makeNode(graph, 'dense', {}, { x: 0, y: 0 });
  test.each<[string, Change]>([
    ['There is no node x.', { kind: 'remove', nodes: [nodeId('x')], edges: [] }],
    ['There is no wire x.', { kind: 'remove', nodes: [], edges: [edgeId('x')] }],
    ['There is no node x.', { kind: 'move', positions: [{ node: nodeId('x'), to: { x: 0, y: 0 } }] }],
    ['A position lies outside the canvas.', { kind: 'move', positions: [{ node: d, to: { x: Number.NaN, y: 0 } }] }],
    ['Input takes no wires.', { kind: 'connect', edge: makeEdge(graph, d, i, 0) }],
    ['Dense takes one wire.', { kind: 'connect', edge: makeEdge(graph, f, d, 1) }],
    ['There is no node x.', { kind: 'connect', edge: makeEdge(graph, f, nodeId('x'), 0) }],
    ['There is a node d already.', { kind: 'add', nodes: [{ ...node, id: d }], edges: [] }],
    ['Nodes of type warp are not known here.', { kind: 'add', nodes: [{ ...node, type: 'warp' }], edges: [] }],
    ['Input 1 of d has a wire already.', { kind: 'add', nodes: [], edges: [makeEdge(graph, i, d, 0)] }],
    ['Units: a whole number from 1 to 16,384.', { kind: 'set-params', node: d, params: { units: 0 } }],
    ['Spread σ: a number from 0 to 10.', { kind: 'set-params', node: d, params: { spread: 'wide' } }],
    [
      'First weights: one of normal, glorot, he, zeros, typed.',
      { kind: 'set-params', node: d, params: { initialiser: 'x' } },
    ],
    ['The seed is a whole number from 0 to 4,294,967,295.', { kind: 'set-seed', seed: -1 }],
    ['A project needs a name of 1 to 200 characters.', { kind: 'set-name', name: '  ' }],
    ['A training setting is not of the right kind.', { kind: 'set-training', training: { epochs: Number.NaN } }],
    [
      'These are not weights of this project.',
      { kind: 'set-weights', weights: { epochs: 1, entries: [{ node: d, name: 'kernel', shape: [2], data: 'AAAA' }] } },
    ],
  ])('%s', (sentence, change) => {
    expect(refusal(change)).toBe(sentence);
  });
});

describe(`random changes of random documents, seed ${seed}`, () => {
  test('never throw, never touch the document given, and keep it a document that its file gives back', () => {
    fc.assert(
      fc.property(randomDocument(), fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), (start, choices) => {
        let document = deepFreeze(start);
        let analysis = analyze(document);
        for (const choice of choices) {
          const candidates = randomChanges(document, choice);
          const changed = applyChange(document, deepFreeze(candidates));
          if (!changed.ok) {
            expect(changed.error).toMatch(/^[A-Z].*\.$/);
            continue;
          }
          document = deepFreeze(changed.value);
          analysis = analyze(document, analysis);
          expect(analysis).toEqual(analyze(document));
        }
        expect(parseDocument(serializeDocument(document))).toEqual({ ok: true, value: document });
      }),
      { seed, numRuns: 150 },
    );
  });

  test('every fix that the analysis offers can be made and takes its problem away', () => {
    fc.assert(
      fc.property(randomDocument(), (document) => {
        for (const problem of analyze(document).problems) {
          for (const fix of problem.fixes) {
            const changed = applyChange(document, fix.change);
            if (!changed.ok) throw new Error(`${problem.code}, ${fix.title}: ${changed.error}`);
            const same = analyze(changed.value).problems.filter(
              ({ code, nodes, message }) =>
                code === problem.code && nodes.join() === problem.nodes.join() && message === problem.message,
            );
            expect([fix.title, same]).toEqual([fix.title, []]);
          }
        }
      }),
      { seed, numRuns: 300 },
    );
  });
});

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}
