import { expect, test } from 'vitest';
import { applyChange } from '../../src-core/graph/apply-change';
import type { GraphDocument } from '../../src-core/graph/document';
import { blankDocument } from '../../src-core/graph/make';
import type { NodeId } from '../../src-core/ids';
import { fashionMlp } from '../../src-core/templates/fashion-mlp';
import { aloneAt, wiredAfter } from './node-addition';

const relu = { type: 'activation', title: 'ReLU', params: { function: 'relu' } };
const input = { type: 'input', title: 'Input', params: {} };

function added(document: GraphDocument, entry: typeof relu | typeof input, selected: NodeId | null) {
  const { change, node } = wiredAfter(document, entry, selected);
  const result = applyChange(document, change);
  if (!result.ok) throw new Error(result.error);
  return { document: result.value, node };
}

test('a node is wired to the selected one in the same change', () => {
  const template = fashionMlp.make();
  const dense = template.nodes.find(({ type }) => type === 'dense')?.id ?? null;
  const { document, node } = added(template, relu, dense);
  expect(document.nodes).toHaveLength(template.nodes.length + 1);
  expect(document.edges.filter(({ to }) => to === node).map(({ from }) => from)).toEqual([dense]);
});

test('without a selection it follows the last node', () => {
  const template = fashionMlp.make();
  const { document, node } = added(template, relu, null);
  const last = template.nodes.find(({ type }) => type === 'softmax')?.id;
  expect(document.edges.find(({ to }) => to === node)?.from).toBe(last);
});

test('without a selection a loose node does not draw the next one to itself', () => {
  const template = fashionMlp.make();
  const loose = aloneAt(template, relu, { x: 0, y: 900 });
  const withLoose = applyChange(template, loose.change);
  if (!withLoose.ok) throw new Error(withLoose.error);
  const { document, node } = added(withLoose.value, relu, null);
  const last = template.nodes.find(({ type }) => type === 'softmax')?.id;
  expect(document.edges.find(({ to }) => to === node)?.from).toBe(last);
});

test('what takes no wire gets none', () => {
  const template = fashionMlp.make();
  const { document, node } = added(template, input, null);
  expect(document.edges).toEqual(template.edges);
  expect(document.nodes.at(-1)?.id).toBe(node);
});

test('the first node of a blank network stands alone', () => {
  const { document } = added(blankDocument(), input, null);
  expect(document.nodes).toHaveLength(1);
  expect(document.edges).toEqual([]);
});
