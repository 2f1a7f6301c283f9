import { z } from 'zod';
import { defineNode } from './define-node';
import { allAlike, elementsOf } from './shape-rules';

export const multiply = defineNode({
  type: 'multiply',
  title: 'Multiply',
  group: 'combine',
  icon: 'x',
  doc: 'Multiplies inputs of one shape, number by number.',
  help: {
    formula: String.raw`\mathbf{Y} = \mathbf{X}_1 \odot \mathbf{X}_2 \odot \dots`,
    text: 'Multiplies two or more inputs number by number; **all must have one shape**. With a sigmoid on one side it is a gate: that side says how much of the other passes.',
    use: 'Use it for gates and attention: a sigmoid branch that opens and closes another.',
  },
  inputs: { min: 2, max: 8, commute: true },
  params: z.strictObject({}),
  defaults: {},
  fields: [],
  palette: [{ title: 'Multiply', icon: 'x', params: {} }],
  thumbnail: 'words',
  name: () => 'Multiply',
  cardIcon: () => 'x',
  headline: () => '',
  outputShape: allAlike,
  cost: (inputs) => {
    const elements = elementsOf(inputs[0] ?? [0]);
    return { parameters: 0, multiplyAdds: elements * Math.max(inputs.length - 1, 0), activations: elements };
  },
  weights: () => [],
  buildLayer: (tfjs, name) => tfjs.layers.multiply({ name }),
});
