import type { Template } from './define-template';
import { makeChain } from './make-chain';

/** What a hidden layer is for, seen from below. */
export const xorLinear: Template = {
  id: 'xor-linear',
  title: 'XOR, linear',
  section: '4.1.1.2',
  doc: 'Softmax regression gets at most three of four rows.',
  tip: 'Train, whatever the settings. Look for: never more than 75 %, and the problem below the canvas that says why; its fix adds a hidden layer.',
  make: () =>
    makeChain({
      name: 'XOR, linear',
      dataset: { id: 'logic-gates', options: { gate: 'xor' } },
      training: { epochs: 300, batch: 4, optimizer: 'adam', learningRate: 0.05 },
      nodes: [{ type: 'input' }, { type: 'dense', params: { units: 2, initialiser: 'glorot' } }, { type: 'softmax' }],
    }),
};
