import { z } from 'zod';
import { defineNode } from './define-node';
import { elementsOf, keepsShape, lastAxis } from './shape-rules';

export const layerNorm = defineNode({
  type: 'layer-norm',
  title: 'LayerNorm',
  group: 'regularise',
  icon: 'rows-3',
  doc: 'Centres and scales each sample over its features.',
  help: {
    formula: String.raw`y = \gamma\,\frac{x - \mu}{\sqrt{\sigma^2 + \epsilon}} + \beta`,
    text: 'Centres and scales **each sample by itself** over its last axis, then by a learned γ and β. It does the same in training and at inference, whatever the batch.',
    use: 'Use it as BatchNorm where minibatches are small, or a sample must not depend on its neighbours.',
  },
  inputs: { min: 1, max: 1 },
  params: z.strictObject({ epsilon: z.number().min(1e-7).max(1) }),
  defaults: { epsilon: 0.001 },
  fields: [{ control: 'number', key: 'epsilon', label: 'Epsilon ε', min: 1e-7, max: 1, step: 0.001 }],
  palette: [{ title: 'LayerNorm', icon: 'rows-3', params: {} }],
  thumbnail: 'words',
  name: () => 'LayerNorm',
  cardIcon: () => 'rows-3',
  headline: () => '',
  outputShape: keepsShape,
  cost: ([input = []]) => ({
    parameters: 2 * lastAxis(input),
    multiplyAdds: elementsOf(input),
    activations: elementsOf(input),
  }),
  weights: ([input = []]) => {
    const shape = [lastAxis(input)];
    return [
      { name: 'gamma', shape, trainable: true, initialise: { kind: 'ones' } },
      { name: 'beta', shape, trainable: true, initialise: { kind: 'zeros' } },
    ];
  },
  buildLayer: (tfjs, name, { epsilon }) => tfjs.layers.layerNormalization({ name, axis: -1, epsilon }),
});
