import { z } from 'zod';
import { ok } from '../result';
import { defineNode } from './define-node';
import { elementsOf, freeOfCost, keepsShape } from './shape-rules';

export const flatten = defineNode({
  type: 'flatten',
  title: 'Flatten',
  group: 'data',
  icon: 'flatten',
  doc: 'Lays the numbers of a sample in one row.',
  help: {
    formula: String.raw`\mathbb{R}^{h \times w \times c} \to \mathbb{R}^{hwc}`,
    text: 'Lays the numbers of each sample in **one row**, so that a dense layer can weigh them: 28 × 28 × 1 becomes 784. It computes nothing and forgets which pixels were neighbours.',
    use: 'Use it once, where images meet the first Dense layer.',
    section: '4.1.1.3',
  },
  inputs: { min: 1, max: 1 },
  params: z.strictObject({}),
  defaults: {},
  fields: [],
  palette: [{ title: 'Flatten', icon: 'flatten', params: {} }],
  thumbnail: 'flatten',
  name: () => 'Flatten',
  cardIcon: () => 'flatten',
  headline: () => '',
  outputShape: (inputs) => {
    const shape = keepsShape(inputs);
    return shape.ok ? ok([elementsOf(shape.value)]) : shape;
  },
  cost: () => freeOfCost,
  weights: () => [],
  // The stock layer refuses an input that is flat already; a reshape to the same shape passes it on.
  buildLayer: (tfjs, name, _, [input = []]) =>
    input.length > 1 ? tfjs.layers.flatten({ name }) : tfjs.layers.reshape({ name, targetShape: [elementsOf(input)] }),
});
