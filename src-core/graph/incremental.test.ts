import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { nodeId } from '../ids';
import { activation } from '../nodes/activation';
import { dense } from '../nodes/dense';
import { nodeDefinitions } from '../nodes/registry';
import { makeRandom } from '../random';
import { findTemplate } from '../templates/registry';
import { deepFreeze } from '../testing/deep-freeze';
import { randomChanges, randomDocument } from '../testing/random-documents';
import { applied, drawGraph, type Sketch } from '../testing/sketch';
import type { Analysis } from './analysis';
import { analyze } from './analyze';
import { applyChange } from './apply-change';
import type { GraphDocument } from './document';
import type { Change } from './edit';
import { makeEdge } from './make';
import { isEqual } from './reuse';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Nodes and problems that are equal to earlier ones are the earlier ones, and nothing else is. */
function expectSharing(before: Analysis, after: Analysis): void {
  for (const [id, node] of after.nodes) {
    const earlier = before.nodes.get(id);
    if (earlier) expect([id, node === earlier]).toEqual([id, isEqual(node, earlier)]);
  }
  for (const problem of after.problems) {
    const equal = before.problems.some((earlier) => isEqual(earlier, problem));
    expect([problem.message, before.problems.includes(problem)]).toEqual([problem.message, equal]);
  }
  if (isEqual(before.totals, after.totals)) expect(after.totals).toBe(before.totals);
}

/** The same findings as from nothing, the same nodes and problems in the same order. */
function expectAsFromNothing(document: GraphDocument, analysis: Analysis): void {
  const fresh = analyze(document);
  expect(analysis).toEqual(fresh);
  expect([...analysis.nodes.keys()]).toEqual([...fresh.nodes.keys()]);
  expect(analysis.valid?.document ?? document).toBe(document);
}

/** A change that is possible more often than not. */
function randomEdit(document: GraphDocument, choice: number): Change {
  const random = makeRandom(choice);
  const node = document.nodes[random.integer(Math.max(document.nodes.length, 1))];
  const edge = document.edges[random.integer(Math.max(document.edges.length, 1))];
  const roll = random.integer(10);
  if (roll === 0 && edge) {
    return { kind: 'place', nodes: [{ type: 'dense' }, { type: 'activation' }], where: { at: 'wire', edge: edge.id } };
  }
  if (roll === 1 && node) return { kind: 'take-out', nodes: [node.id] };
  if (roll === 2 && node) {
    return { kind: 'place', nodes: [{ type: 'softmax' }], where: { at: 'behind', node: node.id } };
  }
  if (roll === 3) return { kind: 'place', nodes: [{ type: 'input' }], where: { at: 'start' } };
  if (roll === 4) return { kind: 'set-training', training: { epochs: random.integer(3), batch: random.integer(2) } };
  return randomChanges(document, choice);
}

/** Up to 60 nodes wired mostly forward, now and then into a loop: far more of each kind than `randomDocument` has. */
function wideDocument(choice: number): GraphDocument {
  const random = makeRandom(choice);
  const types = nodeDefinitions.map(({ type }) => type);
  const count = 2 + random.integer(58);
  const nodes: Record<string, Sketch['nodes'][string]> = { n0: 'input' };
  for (let index = 1; index < count; index++) {
    nodes[`n${index}`] = types[random.integer(types.length)] ?? 'dense';
  }
  let document = drawGraph({ nodes, wires: [], data: random.uniform() < 0.5 ? 'iris' : 'fashion-mnist' });
  for (let index = 1; index < count; index++) {
    const isBack = random.uniform() < 0.1;
    const from = isBack
      ? random.integer(count)
      : Math.max(0, index - 1 - random.integer(random.uniform() < 0.7 ? 1 : 9));
    const slot = random.integer(2);
    const edge = makeEdge(document, nodeId(`n${from}`), nodeId(`n${index}`), slot);
    const changed = applyChange(document, { kind: 'connect', edge });
    if (changed.ok) document = changed.value;
  }
  return document;
}

describe(`the analysis after random edits, seed ${seed}`, () => {
  const walk = (start: GraphDocument, choices: readonly number[]): void => {
    let document = deepFreeze(start);
    let analysis = analyze(document);
    for (const choice of choices) {
      const changed = applyChange(document, deepFreeze(randomEdit(document, choice)));
      if (!changed.ok) continue;
      document = deepFreeze(changed.value);
      const after = analyze(document, analysis);
      expectAsFromNothing(document, after);
      expectSharing(analysis, after);
      analysis = after;
    }
  };

  test('is the one made from nothing, and shares what is equal, in small documents', () => {
    fc.assert(
      fc.property(randomDocument(), fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), (start, choices) => {
        walk(start, choices);
      }),
      { seed, numRuns: 50 },
    );
  });

  test('and in wide ones', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), (choice, choices) => {
        walk(wideDocument(choice), choices);
      }),
      { seed, numRuns: 15 },
    );
  });

  test('is the same from whatever document it starts: undo, redo and another project', () => {
    fc.assert(
      fc.property(randomDocument(), randomDocument(), fc.nat(), (one, other, choice) => {
        const changed = applyChange(one, randomEdit(one, choice));
        const reversed = { ...one, nodes: [...one.nodes].reverse() };
        const documents = [one, other, changed.ok ? changed.value : one, structuredClone(one), one, reversed];
        let analysis = analyze(one);
        for (const document of documents) {
          analysis = analyze(document, analysis);
          expectAsFromNothing(document, analysis);
        }
      }),
      { seed, numRuns: 50 },
    );
  });
});

describe('after one edit', () => {
  const outputShapeOf = { dense: vi.spyOn(dense, 'outputShape'), activation: vi.spyOn(activation, 'outputShape') };
  afterEach(() => vi.clearAllMocks());
  const judged = (): number => outputShapeOf.dense.mock.calls.length + outputShapeOf.activation.mock.calls.length;

  const pairs = 250;
  const names = Array.from({ length: pairs }, (_, pair) => [`d${pair}`, `a${pair}`]).flat();
  const document = drawGraph({
    nodes: {
      i: 'input',
      f: 'flatten',
      ...Object.fromEntries(names.map((name) => [name, name.startsWith('d') ? 'dense' : 'activation'] as const)),
      s: 'softmax',
    },
    wires: ['i f', 'f d0', ...names.slice(1).map((name, index) => `${names[index]} ${name}`), `a${pairs - 1} s`],
  });
  const before = analyze(document);
  const [d9, a9, d200] = [nodeId('d9'), nodeId('a9'), nodeId('d200')];

  const newAfter = (change: Change): readonly string[] => {
    vi.clearAllMocks();
    const after = analyze(applied(document, change), before);
    return [...after.nodes].filter(([id, node]) => node !== before.nodes.get(id)).map(([id]) => id);
  };

  test('of units, only the layer and what reads its shape are judged anew, in a chain of 500', () => {
    expect(newAfter({ kind: 'set-params', node: d9, params: { units: 99 } })).toEqual(['d9', 'a9', 'd10']);
    expect(judged()).toBe(3);
  });

  test('that leaves the shape as it was, only the layer itself is', () => {
    expect(newAfter({ kind: 'set-params', node: d9, params: { bias: false } })).toEqual(['d9']);
    expect(judged()).toBe(1);
    const after = analyze(applied(document, { kind: 'set-params', node: d9, params: { bias: false } }), before);
    expect(after.nodes.get(d9)?.output).toBe(before.nodes.get(d9)?.output);
  });

  test('of a name, a place, the seed or the rate, no node is', () => {
    expect(newAfter({ kind: 'rename', node: d9, label: 'Waist' })).toContain('d9');
    expect(judged()).toBe(0);
    expect(newAfter({ kind: 'move', positions: [{ node: d9, to: { x: 1, y: 2 } }] })).toEqual([]);
    expect(judged()).toBe(0);
    expect(newAfter({ kind: 'set-seed', seed: 77 })).toEqual([]);
    expect(newAfter({ kind: 'set-training', training: { learningRate: 0.05 } })).toEqual([]);
    expect(judged()).toBe(0);
  });

  test('that cuts a wire, only what lies behind it is', () => {
    const wire = document.edges.find(({ from }) => from === d200);
    if (!wire) throw new Error('no wire');
    newAfter({ kind: 'remove', nodes: [], edges: [wire.id] });
    expect(judged()).toBe(0);
    newAfter({ kind: 'bypass', node: a9, bypassed: true });
    expect(judged()).toBe(0);
    newAfter({ kind: 'place', nodes: [{ type: 'dense', params: { units: 3 } }], where: { at: 'wire', edge: wire.id } });
    // The new layer, and the activation and the dense layer that it feeds.
    expect(judged()).toBe(3);
  });

  test('that bypasses the end of two branches, the second is off the path', () => {
    const branches = drawGraph({
      nodes: { i: 'input', f: 'flatten', d: 'dense', e: 'dense', a: 'add', s: 'softmax' },
      wires: ['i f', 'f d', 'f e', 'd a', 'e a 1', 'a s'],
    });
    const bypassed = applied(branches, { kind: 'bypass', node: nodeId('a'), bypassed: true });
    const after = analyze(bypassed, analyze(branches));
    expect(after).toEqual(analyze(bypassed));
    expect(after.problems.map(({ code, nodes }) => [code, ...nodes])).toEqual([['graph.unconnected', 'e']]);
  });

  test('that breaks a loop, what was behind it is judged by what it gets now', () => {
    const looped = drawGraph({
      nodes: { i: 'input', f: 'flatten', a: ['add', {}, 'bypassed'], d: 'dense', b: 'dense', e: 'dense' },
      wires: ['i f', 'f a', 'd a 1', 'a b', 'b e', 'e d'],
    });
    for (const wire of looped.edges) {
      const cut = applied(looped, { kind: 'remove', nodes: [], edges: [wire.id] });
      expect(analyze(cut, analyze(looped))).toEqual(analyze(cut));
      expect(analyze(looped, analyze(cut))).toEqual(analyze(looped));
    }
  });

  test('that is no news to the checks, even the lists are the same objects', () => {
    const after = analyze(applied(document, { kind: 'set-name', name: 'Other' }), before);
    expect(after.nodes).toBe(before.nodes);
    expect(after.problems).toBe(before.problems);
    expect(after.totals).toBe(before.totals);
    expect(after.valid?.document.name ?? 'Other').toBe('Other');
  });

  test('of a document that trains, the graph that trains is of the new document, and nodes keep its order', () => {
    const trains = findTemplate('fashion-mlp')?.make();
    if (!trains) throw new Error('no template');
    const [node] = trains.nodes;
    if (!node) throw new Error('no node');
    const reordered = { ...trains, nodes: [...trains.nodes].reverse() };
    expect([...analyze(reordered, analyze(trains)).nodes.keys()]).toEqual(reordered.nodes.map(({ id }) => id));
    const moved = applied(trains, { kind: 'move', positions: [{ node: node.id, to: { x: 1, y: 2 } }] });
    expect(analyze(moved, analyze(trains)).valid?.document).toBe(moved);
  });
});
