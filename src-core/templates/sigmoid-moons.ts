import type { Template } from './define-template';
import { makeChain } from './make-chain';

/** (4.1.8), hidden and at the end: a probability for two classes. */
export const sigmoidMoons: Template = {
  id: 'sigmoid',
  title: 'Sigmoid',
  section: '4.1.2.2',
  doc: 'As a hidden unit, and as the probability of two classes.',
  tip: 'Select a sigmoid and read its derivative on the bench. Look for: at most 0.25, at 0; and at the end of the network one number that is a probability, a softmax over {z, 0}.',
  make: () =>
    makeChain({
      name: 'Sigmoid',
      dataset: { id: 'moons', options: {} },
      training: { epochs: 150, batch: 20, optimizer: 'adam', learningRate: 0.03 },
      nodes: [
        { type: 'input' },
        { type: 'dense', params: { units: 8, initialiser: 'glorot' } },
        { type: 'activation', params: { function: 'sigmoid' } },
        { type: 'dense', params: { units: 1, initialiser: 'glorot' } },
        { type: 'activation', params: { function: 'sigmoid' } },
      ],
    }),
};
