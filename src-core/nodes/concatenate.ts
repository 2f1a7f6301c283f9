import { z } from 'zod';
import { defineNode } from './define-node';
import { elementsOf, joinedOnLastAxis } from './shape-rules';

export const concatenate = defineNode({
  type: 'concatenate',
  title: 'Concatenate',
  group: 'combine',
  icon: 'merge',
  doc: 'Puts inputs side by side along the last axis.',
  help: {
    formula: String.raw`\mathbf{Y} = [\,\mathbf{X}_1 \;\; \mathbf{X}_2 \;\; \dots\,]`,
    text: 'Puts two or more inputs **side by side** along the last axis: 64 and 32 numbers become 96. All other axes must agree.',
    use: 'Use it to let one layer see several branches at once, or early features beside late ones.',
  },
  inputs: { min: 2, max: 8 },
  params: z.strictObject({}),
  defaults: {},
  fields: [],
  palette: [{ title: 'Concatenate', icon: 'merge', params: {} }],
  thumbnail: 'words',
  name: () => 'Concatenate',
  cardIcon: () => 'merge',
  headline: () => '',
  outputShape: joinedOnLastAxis,
  cost: (inputs) => ({
    parameters: 0,
    multiplyAdds: 0,
    activations: inputs.reduce((sum, shape) => sum + elementsOf(shape), 0),
  }),
  weights: () => [],
  buildLayer: (tfjs, name) => tfjs.layers.concatenate({ name, axis: -1 }),
});
