import type { Template } from './define-template';
import { makeChain } from './make-chain';

/**
 * The first hidden unit counts the ones, the second is 1 only for two of them (a logical AND):
 * XOR = 1 where count − 2 · both is 1. The last layer's logit is then −10 or +10.
 */
const hidden = '1 1\n1 1\n0 -1';
const output = '20\n-40\n-10';

export const xorByHand: Template = {
  id: 'xor-by-hand',
  title: 'XOR by hand',
  section: '4.1.1.2',
  doc: 'Weights typed in: hidden units as logic gates.',
  tip: 'Read the typed weights as gates: a count and an AND. Look for: all four rows right before any training; then change one weight and see which row breaks.',
  make: () =>
    makeChain({
      name: 'XOR by hand',
      dataset: { id: 'logic-gates', options: { gate: 'xor' } },
      training: { epochs: 1, batch: 4, optimizer: 'sgd', learningRate: 0.001 },
      nodes: [
        { type: 'input' },
        { type: 'dense', params: { units: 2, initialiser: 'typed', typed: hidden } },
        { type: 'activation', params: { function: 'relu' } },
        { type: 'dense', params: { units: 1, initialiser: 'typed', typed: output } },
        { type: 'activation', params: { function: 'sigmoid' } },
      ],
    }),
};
