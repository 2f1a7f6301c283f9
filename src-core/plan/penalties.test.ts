import { expect, test } from 'vitest';
import { analyze } from '../graph/analyze';
import { defaultTraining } from '../graph/document';
import { findTemplate } from '../templates/registry';
import { makePlan } from './make-plan';

test('penalties of the whole network come on top of those of a layer, on kernels only', () => {
  const document = findTemplate('fashion-cnn')?.make();
  if (document === undefined) throw new Error('no template');
  const nodes = document.nodes.map((node) =>
    node.type === 'dense' ? { ...node, params: { ...node.params, l1: 0.25, l2: 0 } } : node,
  );
  const { valid } = analyze({ ...document, nodes, training: { ...defaultTraining, l1: 0.5, l2: 0.125 } });
  if (valid === null) throw new Error('not valid');
  const specs = makePlan(valid).operations.flatMap(({ type, weights }) => weights.map((spec) => ({ type, ...spec })));
  const kernels = specs.filter(({ name }) => name.endsWith('kernel'));
  expect(kernels.map(({ type }) => type)).toEqual(expect.arrayContaining(['conv2d', 'dense']));
  for (const { type, l1, l2 } of kernels) expect([l1, l2]).toEqual([type === 'dense' ? 0.75 : 0.5, 0.125]);
  for (const { l1 = 0, l2 = 0 } of specs.filter(({ name }) => !name.endsWith('kernel')))
    expect([l1, l2]).toEqual([0, 0]);
});
