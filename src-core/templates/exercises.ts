import type { Template } from './define-template';
import { type ChainNode, makeChain } from './make-chain';

const image: readonly ChainNode[] = [{ type: 'input' }, { type: 'flatten' }];
const ten: readonly ChainNode[] = [
  { type: 'dense', params: { units: 10, initialiser: 'glorot' } },
  { type: 'softmax' },
];
const fashion = { id: 'fashion-mnist', options: {} };

/** Exercise 1. */
export const derivatives: Template = {
  id: 'derivatives',
  title: 'Derivatives of tanh and pReLU',
  section: '4.1.4',
  doc: 'Exercise 1: one of each in a row.',
  tip: 'Compute both derivatives on paper, then drag along the bench of each node. Look for: 1 − tanh² falling off on both sides of 1 at 0, and a step from α to 1.',
  make: () =>
    makeChain({
      name: 'Derivatives of tanh and pReLU',
      dataset: { id: 'moons', options: {} },
      training: { epochs: 100, batch: 20, optimizer: 'adam', learningRate: 0.02 },
      nodes: [
        { type: 'input' },
        { type: 'dense', params: { units: 8, initialiser: 'glorot' } },
        { type: 'activation', params: { function: 'tanh' } },
        { type: 'dense', params: { units: 8, initialiser: 'he' } },
        { type: 'activation', params: { function: 'prelu', shared: true } },
        { type: 'dense', params: { units: 2, initialiser: 'glorot' } },
        { type: 'softmax' },
      ],
    }),
};

/** Exercise 2. */
export const piecewiseLinear: Template = {
  id: 'piecewise-linear',
  title: 'A ReLU network is piecewise linear',
  section: '4.1.4',
  doc: 'Exercise 2: straight pieces, a kink for each unit that flips.',
  tip: 'Train, then ask Explain for the line probe. Look for: a logit made of straight pieces, each kink the place where one of the 16 units switches; with tanh there are none.',
  make: () =>
    makeChain({
      name: 'A ReLU network is piecewise linear',
      dataset: fashion,
      training: { epochs: 3 },
      nodes: [
        ...image,
        { type: 'dense', params: { units: 16, initialiser: 'he' } },
        { type: 'activation', params: { function: 'relu' } },
        ...ten,
      ],
    }),
};

/** Exercise 3. */
export const tanhIsSigmoid: Template = {
  id: 'tanh-is-sigmoid',
  title: 'tanh is a sigmoid',
  section: '4.1.4',
  doc: 'Exercise 3: tanh(x) + 1 = 2 sigmoid(2x).',
  tip: 'Train, select tanh and lay 2 sigmoid(2x) − 1 over it on the bench. Look for: one curve; then let Explain rewrite the network with sigmoids and compare the outputs.',
  make: () =>
    makeChain({
      name: 'tanh is a sigmoid',
      dataset: { id: 'moons', options: {} },
      training: { epochs: 100, batch: 20, optimizer: 'adam', learningRate: 0.02 },
      nodes: [
        { type: 'input' },
        { type: 'dense', params: { units: 8, initialiser: 'glorot' } },
        { type: 'activation', params: { function: 'tanh' } },
        { type: 'dense', params: { units: 2, initialiser: 'glorot' } },
        { type: 'softmax' },
      ],
    }),
};

/** Exercise 4. */
export const linearBottleneck: Template = {
  id: 'linear-bottleneck',
  title: 'A linear bottleneck',
  section: '4.1.4',
  doc: 'Exercise 4: ten logits squeezed through five numbers.',
  tip: 'Train, then ask Explain for the rank. Look for: five singular values and no sixth; compare the test accuracy with that of softmax regression.',
  make: () =>
    makeChain({
      name: 'A linear bottleneck',
      dataset: fashion,
      nodes: [...image, { type: 'dense', params: { units: 5, initialiser: 'glorot' } }, ...ten],
    }),
};

/** Exercise 5. */
export const minibatchNonlinearity: Template = {
  id: 'batch-norm',
  title: 'A nonlinearity on one minibatch',
  section: '4.1.4',
  doc: 'Exercise 5: what a sample gives depends on its company.',
  tip: 'Train, then ask Explain for the BatchNorm lab. Look for: one image with other outputs in other minibatches while training, the same ones at inference, and β alone for a batch of 1.',
  make: () =>
    makeChain({
      name: 'A nonlinearity on one minibatch',
      dataset: fashion,
      training: { epochs: 3 },
      nodes: [
        ...image,
        { type: 'dense', params: { units: 128, initialiser: 'he' } },
        { type: 'batch-norm' },
        { type: 'activation', params: { function: 'relu' } },
        ...ten,
      ],
    }),
};
