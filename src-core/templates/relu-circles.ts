import type { Template } from './define-template';
import { makeChain } from './make-chain';

/** (4.1.6) on points of the plane, where one sees what each unit cuts off. */
export const reluCircles: Template = {
  id: 'relu',
  title: 'ReLU',
  section: '4.1.2.1',
  doc: 'Eight units, each a straight cut; together they close a ring.',
  tip: 'Select ReLU and drag along its bench, then train and watch the histogram under the curve. Look for: units whose pre-activations all lie left of 0; they are dead, no gradient reaches them.',
  make: () =>
    makeChain({
      name: 'ReLU',
      dataset: { id: 'circles', options: {} },
      training: { epochs: 100, batch: 20, optimizer: 'adam', learningRate: 0.02 },
      nodes: [
        { type: 'input' },
        { type: 'dense', params: { units: 8, initialiser: 'he' } },
        { type: 'activation', params: { function: 'relu' } },
        { type: 'dense', params: { units: 2, initialiser: 'glorot' } },
        { type: 'softmax' },
      ],
    }),
};
