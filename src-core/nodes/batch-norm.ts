import { z } from 'zod';
import { defineNode } from './define-node';
import { elementsOf, keepsShape, lastAxis } from './shape-rules';

export const batchNorm = defineNode({
  type: 'batch-norm',
  title: 'BatchNorm',
  group: 'regularise',
  icon: 'equal',
  doc: 'Centres and scales each feature over the minibatch.',
  help: {
    formula: String.raw`y = \gamma\,\frac{x - \hat{\mu}_B}{\sqrt{\hat{\sigma}_B^2 + \epsilon}} + \beta`,
    text: 'Centres and scales each feature by its mean and variance **over the minibatch**, then by a learned γ and β. At inference it uses running means instead, so a sample no longer depends on its neighbours.',
    use: 'Use it between a layer and its activation when training is slow or needs a tiny learning rate. Not with very small minibatches: LayerNorm does not depend on them.',
    section: '4.1.4',
  },
  inputs: { min: 1, max: 1 },
  params: z.strictObject({ momentum: z.number().min(0).max(0.9999), epsilon: z.number().min(1e-7).max(1) }),
  defaults: { momentum: 0.99, epsilon: 0.001 },
  fields: [
    {
      control: 'number',
      key: 'momentum',
      label: 'Momentum',
      min: 0,
      max: 0.9999,
      step: 0.01,
      hint: 'How much of the running mean is kept at each step.',
    },
    { control: 'number', key: 'epsilon', label: 'Epsilon ε', min: 1e-7, max: 1, step: 0.001 },
  ],
  palette: [{ title: 'BatchNorm', icon: 'equal', params: {} }],
  thumbnail: 'words',
  name: () => 'BatchNorm',
  cardIcon: () => 'equal',
  headline: () => '',
  outputShape: keepsShape,
  // γ and β learn, the running mean and variance follow: Keras counts all four as parameters, and so do we.
  cost: ([input = []]) => ({
    parameters: 4 * lastAxis(input),
    multiplyAdds: elementsOf(input),
    activations: elementsOf(input),
  }),
  weights: ([input = []]) => {
    const shape = [lastAxis(input)];
    return [
      { name: 'gamma', shape, trainable: true, initialise: { kind: 'ones' } },
      { name: 'beta', shape, trainable: true, initialise: { kind: 'zeros' } },
      { name: 'moving_mean', shape, trainable: false, initialise: { kind: 'zeros' } },
      { name: 'moving_variance', shape, trainable: false, initialise: { kind: 'ones' } },
    ];
  },
  buildLayer: (tfjs, name, { momentum, epsilon }) =>
    tfjs.layers.batchNormalization({ name, axis: -1, momentum, epsilon }),
});
