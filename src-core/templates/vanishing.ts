import type { ActivationId } from '../nodes/activation-functions';
import type { Template } from './define-template';
import { type ChainNode, makeChain } from './make-chain';

/** Six hidden layers of 64 units on the digits, which differ in their function alone. */
function deepStack(name: string, of: ActivationId, initialiser: 'glorot' | 'he') {
  const hidden = Array.from({ length: 6 }, (): readonly ChainNode[] => [
    { type: 'dense', params: { units: 64, initialiser } },
    { type: 'activation', params: { function: of } },
  ]).flat();
  return makeChain({
    name,
    dataset: { id: 'mnist', options: {} },
    training: { epochs: 5, batch: 128 },
    nodes: [
      { type: 'input' },
      { type: 'flatten' },
      ...hidden,
      { type: 'dense', params: { units: 10, initialiser: 'glorot' } },
      { type: 'softmax' },
    ],
  });
}

/** (4.1.2.1): "the well-documented problem of vanishing gradients". */
export const vanishingGradients: Template = {
  id: 'vanishing-gradients',
  title: 'Vanishing gradients',
  section: '4.1.2.1',
  doc: 'Six sigmoid layers: little comes back to the first.',
  tip: 'Train a little and read the gradients on the cards, or ask Explain for the gradient flow. Look for: a first layer that gets a thousandth of the last one’s gradient, and a loss that stays at 2.303.',
  make: () => deepStack('Vanishing gradients', 'sigmoid', 'glorot'),
};

export const deepRelu: Template = {
  id: 'deep-relu',
  title: 'Six ReLU layers',
  section: '4.1.2.1',
  doc: 'The same stack with ReLU: the gradient arrives.',
  tip: 'Train and compare the gradients with those of Vanishing gradients. Look for: first and last layer of the same order, and a loss that falls at once.',
  make: () => deepStack('Six ReLU layers', 'relu', 'he'),
};
