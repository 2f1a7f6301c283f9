import { expect, test } from 'vitest';
import { analyze } from '../../../src-core/graph/analyze';
import { fashionMlp } from '../../../src-core/templates/fashion-mlp';
import { makeFlowAdapter } from '../flow-adapter';
import { makeWithHidden } from './with-hidden';

function flowOf(selectedEdge: boolean) {
  const document = fashionMlp.make();
  const adapter = makeFlowAdapter();
  const first = document.edges[0]?.id;
  const view = {
    document,
    analysis: analyze(document),
    selectedNodes: new Set<never>(),
    selectedEdges: new Set(selectedEdge && first !== undefined ? [first] : []),
    moving: new Map(),
    measured: new Map(),
    verdicts: null,
  };
  return { nodes: adapter.nodes(view), edges: adapter.edges(view) };
}

test('all cards stay, hidden but for the mounted ones; the same card is hidden as the same object', () => {
  const { nodes } = flowOf(false);
  const hide = makeWithHidden();
  const [first] = nodes;
  if (first === undefined) throw new Error('no node');
  const given = hide.nodes(nodes, new Set([first.id]));
  expect(given.map(({ id }) => id)).toEqual(nodes.map(({ id }) => id));
  expect(given[0]).toBe(first);
  expect(given.slice(1).every(({ hidden }) => hidden === true)).toBe(true);
  const again = hide.nodes(nodes, new Set());
  expect(again.slice(1).every((node, index) => node === given[index + 1])).toBe(true);
});

test('wires are there between mounted cards, and hidden where they are selected', () => {
  const hide = makeWithHidden();
  const plain = flowOf(false);
  const [wire] = plain.edges;
  if (wire === undefined) throw new Error('no wire');
  expect(hide.edges(plain.edges, new Set())).toEqual([]);
  expect(hide.edges(plain.edges, new Set([wire.source, wire.target]))).toEqual([wire]);
  const chosen = flowOf(true);
  expect(hide.edges(chosen.edges, new Set()).map(({ id, hidden, selected }) => ({ id, hidden, selected }))).toEqual([
    { id: wire.id, hidden: true, selected: true },
  ]);
});
