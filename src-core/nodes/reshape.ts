import { z } from 'zod';
import { defineNode } from './define-node';
import { formatShape, freeOfCost } from './shape-rules';
import { resolveTarget } from './target-shape';

export const reshape = defineNode({
  type: 'reshape',
  title: 'Reshape',
  group: 'data',
  icon: 'brackets',
  doc: 'Reads the numbers of a sample in the same order as another shape.',
  help: {
    formula: String.raw`\mathbb{R}^{hwc} \to \mathbb{R}^{h \times w \times c}`,
    text: 'Reads the same numbers in the same order as another shape: 784 become 28 × 28 × 1. **The count must stay**; one size may be left to be worked out (−1). It computes nothing.',
    use: 'Use it to give a row the form of images for Conv2D, or to group numbers.',
  },
  inputs: { min: 1, max: 1 },
  params: z.strictObject({ shape: z.string().max(200) }),
  defaults: { shape: '-1' },
  fields: [
    {
      control: 'matrix',
      key: 'shape',
      label: 'Target shape',
      hint: 'Sizes of one sample, as in 7 × 7 × 16. One may be −1: it is worked out.',
    },
  ],
  palette: [{ title: 'Reshape', icon: 'brackets', params: {} }],
  thumbnail: 'words',
  name: () => 'Reshape',
  cardIcon: () => 'brackets',
  headline: (_, output) => (output ? formatShape(output) : ''),
  outputShape: (inputs, { shape }) => resolveTarget(inputs, shape),
  cost: () => freeOfCost,
  weights: () => [],
  buildLayer: (tfjs, name, { shape }, inputs) => {
    const target = resolveTarget(inputs, shape);
    return tfjs.layers.reshape({ name, targetShape: target.ok ? [...target.value] : [] });
  },
});
