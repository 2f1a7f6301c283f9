import type { Template } from './define-template';
import { makeChain } from './make-chain';

/** (4.1.7) with a slope for each unit. */
export const preluCircles: Template = {
  id: 'prelu',
  title: 'pReLU',
  section: '4.1.2.1',
  doc: 'A slope below zero for each unit, learned.',
  tip: 'Train and watch α on the bench of pReLU. Look for: slopes that leave 0.25; a unit with α near −1 has learned the absolute value, one near 1 has become linear.',
  make: () =>
    makeChain({
      name: 'pReLU',
      dataset: { id: 'circles', options: {} },
      training: { epochs: 100, batch: 20, optimizer: 'adam', learningRate: 0.02 },
      nodes: [
        { type: 'input' },
        { type: 'dense', params: { units: 8, initialiser: 'he' } },
        { type: 'activation', params: { function: 'prelu', shared: false } },
        { type: 'dense', params: { units: 2, initialiser: 'glorot' } },
        { type: 'softmax' },
      ],
    }),
};
