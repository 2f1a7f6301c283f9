import { z } from 'zod';
import { defineNode } from './define-node';
import { allAlike, elementsOf } from './shape-rules';

export const add = defineNode({
  type: 'add',
  title: 'Add',
  group: 'combine',
  icon: 'plus',
  doc: 'Adds inputs of one shape, number by number.',
  help: {
    formula: String.raw`\mathbf{Y} = \mathbf{X}_1 + \mathbf{X}_2 + \dots`,
    text: 'Adds two or more inputs number by number; **all must have one shape**. Adding a layer’s input to its output is a residual connection.',
    use: 'Use it for skip connections: send a layer’s input past it and add the two, so that deep stacks keep their gradient.',
  },
  inputs: { min: 2, max: 8, commute: true },
  params: z.strictObject({}),
  defaults: {},
  fields: [],
  palette: [{ title: 'Add', icon: 'plus', params: {} }],
  thumbnail: 'words',
  name: () => 'Add',
  cardIcon: () => 'plus',
  headline: () => '',
  outputShape: allAlike,
  cost: (inputs) => {
    const elements = elementsOf(inputs[0] ?? [0]);
    return { parameters: 0, multiplyAdds: elements * Math.max(inputs.length - 1, 0), activations: elements };
  },
  weights: () => [],
  buildLayer: (tfjs, name) => tfjs.layers.add({ name }),
});
