import { expect, test } from 'vitest';
import { analyze } from '../../src-core/graph/analyze';
import { applyChange } from '../../src-core/graph/apply-change';
import { nodeId } from '../../src-core/ids';
import { fashionMlp } from '../../src-core/templates/fashion-mlp';
import { outlineFact } from './outline-fact';

const document = fashionMlp.make();
const facts = (graph: typeof document) =>
  [...analyze(graph).nodes.values()].map((node) => [node.name, outlineFact(node, null)] as const);

test('a row shows parameters where there are some, else the shape', () => {
  const texts = Object.fromEntries(facts(document).map(([name, { text }]) => [name, text]));
  expect(texts).toMatchObject({ Input: '28 × 28 × 1', Flatten: '784', 'Dense 1': '200,960', Softmax: '10' });
});

test('a run adds how much is dead', () => {
  const relu = [...analyze(document).nodes.values()].find(({ name }) => name === 'ReLU') ?? null;
  const doing = {
    node: nodeId('n'),
    meanAbs: 1,
    dead: 0.121,
    gradient: null,
    histogram: null,
    figures: { mean: 1, above: 1, largest: 1, saturated: null },
  };
  expect(outlineFact(relu, doing)).toEqual({ text: '12 % dead', look: '' });
});

test('an error stands before everything else', () => {
  const cut = applyChange(document, {
    kind: 'remove',
    nodes: [],
    edges: document.edges.slice(0, 1).map(({ id }) => id),
  });
  if (!cut.ok) throw new Error(cut.error);
  const flatten = facts(cut.value).find(([name]) => name === 'Flatten');
  expect(flatten?.[1]).toEqual({ text: 'no shape', look: 'e' });
});
