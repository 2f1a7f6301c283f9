import type { Template } from './define-template';
import { makeChain } from './make-chain';

/** A run that fails, for the detective: large features make steep slopes. */
export const divergingScale: Template = {
  id: 'diverging-scale',
  title: 'Features as measured',
  section: '',
  doc: 'Square metres and years, unscaled: too steep for the rate.',
  tip: 'Train: the rate is a usual one, and yet it diverges. Apply the detective’s first remedy and train again. Look for: an input that reaches 240, and the same rate that works once every feature is about 1.',
  make: () =>
    makeChain({
      name: 'Features as measured',
      dataset: { id: 'houses', options: { standardise: false } },
      training: { epochs: 30, batch: 50, optimizer: 'sgd', learningRate: 0.05 },
      nodes: [
        { type: 'input' },
        { type: 'dense', params: { units: 16, initialiser: 'he' } },
        { type: 'activation', params: { function: 'leaky-relu' } },
        { type: 'dense', params: { units: 1, initialiser: 'glorot' } },
      ],
    }),
};
