import type { Template } from './define-template';
import { type ChainNode, makeChain } from './make-chain';

/** Eight waves of straight lines from −3 to 3, between −1 and 1: |x| folded over and over, as deep layers do. */
export const sawWaves = '4*abs(8x/6 - floor(8x/6 + 0.5)) - 1';

const layer: readonly ChainNode[] = [
  { type: 'dense', params: { units: 13, initialiser: 'he' } },
  { type: 'activation', params: { function: 'relu' } },
];

/** (4.1.1.2): "deeper (vs wider) networks". */
export const sawDeep: Template = {
  id: 'saw-deep',
  title: 'Saw, deep',
  section: '4.1.1.2',
  doc: 'Eight waves, four layers of 13: where depth pays.',
  tip: 'Train it, then ask Explain for Deeper or wider. Look for: with 600 parameters four layers come closer to the saw than one layer of 199 units.',
  make: () =>
    makeChain({
      name: 'Saw, deep',
      dataset: { id: 'curve', options: { formula: sawWaves, noise: 0, size: 1500 } },
      training: { epochs: 300, batch: 20, optimizer: 'adam', learningRate: 0.005, schedule: 'cosine' },
      nodes: [
        { type: 'input' },
        ...layer,
        ...layer,
        ...layer,
        ...layer,
        { type: 'dense', params: { units: 1, initialiser: 'glorot' } },
      ],
    }),
};
