import { expect, test } from 'vitest';
import { analyze } from '../../src-core/graph/analyze';
import { applyChange } from '../../src-core/graph/apply-change';
import type { GraphDocument } from '../../src-core/graph/document';
import type { Change } from '../../src-core/graph/edit';
import { edgeId, nodeId } from '../../src-core/ids';
import { fashionMlp } from '../../src-core/templates/fashion-mlp';
import { drawGraph } from '../../src-core/testing/sketch';
import { type FlowView, makeFlowAdapter, readEdgeChanges, readNodeChanges } from './flow-adapter';

function viewOf(document: GraphDocument, before?: FlowView): FlowView {
  return {
    document,
    analysis: analyze(document, before?.analysis),
    selectedNodes: new Set(),
    selectedEdges: new Set(),
    moving: new Map(),
    measured: new Map(),
    verdicts: null,
  };
}

function changed(document: GraphDocument, change: Change): GraphDocument {
  const result = applyChange(document, change);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function idOf(view: FlowView, name: string) {
  for (const node of view.analysis.nodes.values()) if (node.name === name) return node.id;
  throw new Error(`There is no ${name}`);
}

test('nodes come in the order of flow, each with its place and name', () => {
  const view = viewOf(fashionMlp.make());
  const nodes = makeFlowAdapter().nodes(view);
  expect(nodes.map(({ data }) => data.name)).toEqual(['Input', 'Flatten', 'Dense 1', 'ReLU', 'Dense 2', 'Softmax']);
  for (const { id, position } of nodes) {
    expect(position).toEqual(view.document.nodes.find((node) => node.id === id)?.position);
  }
});

test('the same view gives the same arrays', () => {
  const view = viewOf(fashionMlp.make());
  const adapter = makeFlowAdapter();
  expect(adapter.nodes({ ...view })).toBe(adapter.nodes(view));
  expect(adapter.edges({ ...view })).toBe(adapter.edges(view));
});

test('a node that moves under the mouse is the only one that changes, and keeps its data', () => {
  const view = viewOf(fashionMlp.make());
  const adapter = makeFlowAdapter();
  const before = adapter.nodes(view);
  const relu = idOf(view, 'ReLU');
  const after = adapter.nodes({ ...view, moving: new Map([[relu, { x: 8, y: 800 }]]) });
  const different = after.filter((node, index) => node !== before[index]);
  expect(different.map(({ id }) => id)).toEqual([relu]);
  expect(different[0]?.position).toEqual({ x: 8, y: 800 });
  expect(different[0]?.data).toBe(before.find(({ id }) => id === relu)?.data);
});

test('setting the units of one layer redraws it and what its shape reaches, nothing before it', () => {
  const view = viewOf(fashionMlp.make());
  const adapter = makeFlowAdapter();
  const before = adapter.nodes(view);
  const dense = idOf(view, 'Dense 1');
  const node = view.document.nodes.find(({ id }) => id === dense);
  const document = changed(view.document, { kind: 'set-params', node: dense, params: { ...node?.params, units: 64 } });
  const after = adapter.nodes(viewOf(document, view));
  const redrawn = after.filter(({ data }, index) => data !== before[index]?.data).map(({ data }) => data.name);
  expect(redrawn).toEqual(['Dense 1', 'ReLU', 'Dense 2']);
});

test('a wire keeps its identity until its shape changes', () => {
  const view = viewOf(fashionMlp.make());
  const adapter = makeFlowAdapter();
  const before = adapter.edges(view);
  const dense = idOf(view, 'Dense 1');
  const node = view.document.nodes.find(({ id }) => id === dense);
  const document = changed(view.document, { kind: 'set-params', node: dense, params: { ...node?.params, units: 64 } });
  const after = adapter.edges(viewOf(document, view));
  const ends = after.filter((edge, index) => edge !== before[index]).map(({ data }) => data?.ends);
  expect(ends).toEqual(['Dense 1 to ReLU', 'ReLU to Dense 2']);
});

test('two wires into one node enter at points of their own; a node that moves elsewhere leaves them alone', () => {
  const view = viewOf(
    drawGraph({
      nodes: { i: 'input', f: 'flatten', d: ['dense', { units: 784 }], a: 'add' },
      wires: ['i f', 'f d', 'd a', 'f a 1'],
    }),
  );
  const adapter = makeFlowAdapter();
  const before = adapter.edges(view);
  const offsets = before.filter(({ target }) => target === 'a').map(({ data }) => data?.entry.offset);
  expect(offsets).toEqual([0, 16]);
  expect(adapter.nodes(view).map(({ data }) => [data.portAbove, data.portBelow])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 16],
  ]);
  const after = adapter.edges({ ...view, moving: new Map([[nodeId('i'), { x: -8, y: 0 }]]) });
  expect(after).toBe(before);
});

test('only the layer that reads the pixels is marked as such', () => {
  const nodes = makeFlowAdapter().nodes(viewOf(fashionMlp.make()));
  expect(nodes.filter(({ data }) => data.readsPixels).map(({ data }) => data.name)).toEqual(['Dense 1']);
});

test('the label says output, parameters and errors', () => {
  const document = fashionMlp.make();
  const view = viewOf(document);
  const labels = new Map(
    makeFlowAdapter()
      .nodes(view)
      .map(({ data, ariaLabel }) => [data.name, ariaLabel]),
  );
  expect(labels.get('Dense 2')).toBe('Dense 2, output 10, 2,570 parameters');
  const wire = document.edges.find(({ to }) => to === idOf(view, 'Flatten'));
  if (wire === undefined) throw new Error('Flatten has no wire');
  const cut = viewOf(changed(document, { kind: 'remove', nodes: [], edges: [wire.id] }));
  const flatten = makeFlowAdapter()
    .nodes(cut)
    .find(({ data }) => data.name === 'Flatten');
  expect(flatten?.ariaLabel).toMatch(/^Flatten, output unknown, .*1 error/);
});

test('a drag tells moves and that the mouse still holds them; a drop that it does not', () => {
  const position = { x: 16, y: 24 };
  const held = readNodeChanges([{ id: 'dense-1', type: 'position', position, dragging: true }], new Set(), new Set());
  expect(held.moved).toEqual([{ id: 'dense-1', to: position }]);
  expect(held.dragging).toBe(true);
  const dropped = readNodeChanges(
    [{ id: 'dense-1', type: 'position', position, dragging: false }],
    new Set(),
    new Set(),
  );
  expect(dropped.dragging).toBe(false);
  expect(dropped.selected).toBeNull();
});

test('selection changes become a new selection, and none when nothing changes', () => {
  const selected = new Set([nodeId('a'), nodeId('b')]);
  const facts = readNodeChanges(
    [
      { id: 'a', type: 'select', selected: false },
      { id: 'c', type: 'select', selected: true },
      { id: '#note-1', type: 'select', selected: true },
    ],
    selected,
    new Set(),
  );
  expect([...(facts.selected ?? [])]).toEqual(['b', 'c']);
  expect([...(facts.selectedAnnotations ?? [])]).toEqual(['note-1']);
  const same = readNodeChanges([{ id: 'a', type: 'select', selected: true }], selected, new Set());
  expect([same.selected, same.selectedAnnotations]).toEqual([null, null]);
  expect(readEdgeChanges([{ id: 'w', type: 'select', selected: true }], new Set())).toEqual(new Set([edgeId('w')]));
});

test('measured sizes are read, and carried by the nodes from then on', () => {
  const facts = readNodeChanges(
    [{ id: 'a', type: 'dimensions', dimensions: { width: 192, height: 158 } }],
    new Set(),
    new Set(),
  );
  expect(facts.sizes).toEqual([{ id: 'a', size: { width: 192, height: 158 } }]);
  const view = viewOf(fashionMlp.make());
  const input = idOf(view, 'Input');
  const [first] = makeFlowAdapter().nodes({ ...view, measured: new Map([[input, { width: 192, height: 158 }]]) });
  expect(first?.measured).toEqual({ width: 192, height: 158 });
});
