import { z } from 'zod';
import { defineNode } from './define-node';
import { formatShape, freeOfCost, keepsShape } from './shape-rules';

/**
 * Where the data enter. It has no wires in: the analysis hands the shape of the data's samples to
 * `outputShape` as if it were an input.
 */
export const input = defineNode({
  type: 'input',
  title: 'Input',
  group: 'data',
  icon: 'image',
  doc: 'One sample of the chosen data at a time, in minibatches.',
  help: {
    formula: String.raw`\mathbf{X} \in \mathbb{R}^{\text{batch} \times d}`,
    text: 'A minibatch of samples from the chosen data, scaled. Its shape is that of **one sample**; the batch comes before it on every wire. The input computes nothing, so it is not counted as a layer.',
    use: 'Every network has exactly one. Choose its data in the top bar; the shape follows.',
    section: '4.1.1.3',
  },
  inputs: { min: 0, max: 0 },
  params: z.strictObject({}),
  defaults: {},
  fields: [],
  palette: [{ title: 'Input', icon: 'image', params: {} }],
  thumbnail: 'images',
  name: () => 'Input',
  cardIcon: () => 'image',
  headline: (_, output) => (output ? formatShape(output) : ''),
  outputShape: keepsShape,
  cost: () => freeOfCost,
  weights: () => [],
  buildLayer: () => null,
});
