import type { Template } from './define-template';
import { type ChainNode, makeChain } from './make-chain';

const wide = { units: 64, initialiser: 'normal', spread: 1 };

const hidden = Array.from({ length: 4 }, (): readonly ChainNode[] => [
  { type: 'dense', params: wide },
  { type: 'activation', params: { function: 'relu' } },
]).flat();

/** A run that fails, for the detective: each layer gives many times what it gets. */
export const divergingWeights: Template = {
  id: 'diverging-weights',
  title: 'First weights far too wide',
  section: '',
  doc: 'Drawn with σ = 1, each layer multiplies what it gets.',
  tip: 'Train: it stops within a few steps, at a rate that is quite usual. Apply the detective’s first remedy and train again. Look for: values that grow from layer to layer before a single step, and none of it with weights drawn as He proposed.',
  make: () =>
    makeChain({
      name: 'First weights far too wide',
      dataset: { id: 'iris', options: {} },
      training: { epochs: 40, batch: 20, optimizer: 'sgd', learningRate: 0.1 },
      nodes: [{ type: 'input' }, ...hidden, { type: 'dense', params: { ...wide, units: 3 } }, { type: 'softmax' }],
    }),
};
