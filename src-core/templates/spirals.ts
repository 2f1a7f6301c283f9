import type { Template } from './define-template';
import { makeChain } from './make-chain';

export const spirals: Template = {
  id: 'spirals',
  title: 'Spirals',
  section: '4.1.2.3',
  doc: 'A decision surface that bends as you watch.',
  tip: 'Train and watch the border between the two arms; then change tanh to ReLU and train again. Look for: a smooth border with tanh, one made of straight pieces with ReLU.',
  make: () =>
    makeChain({
      name: 'Spirals',
      dataset: { id: 'spirals', options: {} },
      training: { epochs: 240, batch: 20, optimizer: 'adam', learningRate: 0.01 },
      nodes: [
        { type: 'input' },
        { type: 'dense', params: { units: 16, initialiser: 'glorot' } },
        { type: 'activation', params: { function: 'tanh' } },
        { type: 'dense', params: { units: 16, initialiser: 'glorot' } },
        { type: 'activation', params: { function: 'tanh' } },
        { type: 'dense', params: { units: 2, initialiser: 'glorot' } },
        { type: 'softmax' },
      ],
    }),
};
