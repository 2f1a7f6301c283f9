import type { Template } from './define-template';
import { makeChain } from './make-chain';

/** A run that fails, for the detective: each step jumps past the valley. */
export const divergingRate: Template = {
  id: 'diverging-rate',
  title: 'A rate far too large',
  section: '',
  doc: 'Every step overshoots, until no number is left.',
  tip: 'Train: it stops by itself, and the detective plays the last steps again. Apply its first remedy and train again. Look for: bars that grow by the same factor each step, and a finite loss with the smaller rate.',
  make: () =>
    makeChain({
      name: 'A rate far too large',
      dataset: { id: 'curve', options: {} },
      training: { epochs: 40, batch: 40, optimizer: 'sgd', learningRate: 5 },
      nodes: [
        { type: 'input' },
        { type: 'dense', params: { units: 32, initialiser: 'glorot' } },
        { type: 'activation', params: { function: 'relu' } },
        { type: 'dense', params: { units: 16, initialiser: 'he' } },
        { type: 'activation', params: { function: 'tanh' } },
        { type: 'dense', params: { units: 1, initialiser: 'glorot' } },
      ],
    }),
};
