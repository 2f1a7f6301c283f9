import { z } from 'zod';
import { defineNode } from './define-node';
import { elementsOf, keepsShape } from './shape-rules';

export const softmax = defineNode({
  type: 'softmax',
  title: 'Softmax',
  group: 'activations',
  icon: 'softmax',
  doc: 'Turns the logits of a sample into probabilities that sum to 1.',
  help: {
    formula: String.raw`\hat{y}_j = \frac{\exp(o_j)}{\sum_k \exp(o_k)}`,
    text: 'Turns the logits of **each row by itself** into probabilities that sum to 1. It belongs at the end of a classifier; the loss is taken on the logits before it, so that it stays finite for any size of them.',
    use: 'Use it once, as the last node of a classifier with as many units before it as there are classes. For two classes one unit and a sigmoid do the same.',
    section: '4.1.1',
  },
  inputs: { min: 1, max: 1 },
  params: z.strictObject({}),
  defaults: {},
  fields: [],
  palette: [{ title: 'Softmax', icon: 'softmax', params: {} }],
  thumbnail: 'bars',
  name: () => 'Softmax',
  cardIcon: () => 'softmax',
  headline: () => '',
  outputShape: keepsShape,
  cost: ([input = []]) => ({ parameters: 0, multiplyAdds: 0, activations: elementsOf(input) }),
  weights: () => [],
  // The layer's own default is axis 1, which is not the last one for images.
  buildLayer: (tfjs, name) => tfjs.layers.softmax({ name, axis: -1 }),
});
