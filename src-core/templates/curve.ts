import type { Template } from './define-template';
import { type ChainNode, makeChain } from './make-chain';

const training = { epochs: 200, batch: 20, optimizer: 'adam', learningRate: 0.01 } as const;
const dataset = { id: 'curve', options: {} };

const layer = (units: number): readonly ChainNode[] => [
  { type: 'dense', params: { units, initialiser: 'he' } },
  { type: 'activation', params: { function: 'relu' } },
];
const head: ChainNode = { type: 'dense', params: { units: 1, initialiser: 'glorot' } };

/** (4.1.1.2): enough hidden units model any function. */
export const curveWide: Template = {
  id: 'curve-wide',
  title: 'Curve, wide',
  section: '4.1.1.2',
  doc: 'Draw a function; more units, lower error.',
  tip: 'Train, then take units away: 64, 16, 4. Look for: a test loss that rises as the network runs out of straight pieces to lay along the curve.',
  make: () => makeChain({ name: 'Curve, wide', dataset, training, nodes: [{ type: 'input' }, ...layer(64), head] }),
};

/** The same 193 parameters in two layers. */
export const curveDeep: Template = {
  id: 'curve-deep',
  title: 'Curve, deep',
  section: '4.1.1.2',
  doc: 'The same 193 parameters, two layers of 12.',
  tip: 'Train it and Curve, wide with a harder function, such as sin(4x). Look for: which of the two has the lower test loss for its 193 parameters.',
  make: () =>
    makeChain({ name: 'Curve, deep', dataset, training, nodes: [{ type: 'input' }, ...layer(12), ...layer(12), head] }),
};
