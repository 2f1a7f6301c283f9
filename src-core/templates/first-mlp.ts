import type { Template } from './define-template';
import { makeChain } from './make-chain';

/** Fig. 4.1.2: four inputs, five hidden units, three outputs. */
export const firstMlp: Template = {
  id: 'first-mlp',
  title: 'First MLP',
  section: '4.1.1.1',
  doc: 'Four inputs, five hidden units, three flowers.',
  tip: 'Take hidden units away one at a time and train again. Look for: how few still tell the three flowers apart.',
  make: () =>
    makeChain({
      name: 'First MLP',
      dataset: { id: 'iris', options: {} },
      training: { epochs: 100, batch: 10, optimizer: 'adam', learningRate: 0.01 },
      nodes: [
        { type: 'input' },
        { type: 'dense', params: { units: 5, initialiser: 'glorot' } },
        { type: 'activation', params: { function: 'relu' } },
        { type: 'dense', params: { units: 3, initialiser: 'glorot' } },
        { type: 'softmax' },
      ],
    }),
};
