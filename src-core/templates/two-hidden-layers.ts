import type { Template } from './define-template';
import { makeChain } from './make-chain';

/** (4.1.5): two hidden layers and an output layer on a minibatch. */
export const twoHiddenLayers: Template = {
  id: 'two-hidden-layers',
  title: 'Two hidden layers',
  section: '4.1.1.3',
  doc: 'Shapes as batch × n on every wire; softmax by row.',
  tip: 'Follow the shapes from wire to wire, then change the minibatch. Look for: samples are rows, so that (4.1.5) reads XW₁ + b₁ here; the batch stays, the width changes at each Dense, and each row of the softmax sums to 1.',
  make: () =>
    makeChain({
      name: 'Two hidden layers',
      dataset: { id: 'fashion-mnist', options: {} },
      nodes: [
        { type: 'input' },
        { type: 'flatten' },
        { type: 'dense', params: { units: 256, initialiser: 'he' } },
        { type: 'activation', params: { function: 'relu' } },
        { type: 'dense', params: { units: 128, initialiser: 'he' } },
        { type: 'activation', params: { function: 'relu' } },
        { type: 'dense', params: { units: 10, initialiser: 'glorot' } },
        { type: 'softmax' },
      ],
    }),
};
