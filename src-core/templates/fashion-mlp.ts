import type { Template } from './define-template';
import { makeChain } from './make-chain';

/** (4.1.4) on ten kinds of clothing: the project of the first start. */
export const fashionMlp: Template = {
  id: 'fashion-mlp',
  title: 'Fashion-MNIST, one hidden layer',
  section: '4.1.1.2',
  doc: '256 units and ReLU on ten kinds of clothing.',
  tip: 'Train, then bypass ReLU (“what if linear?”) and train again. Look for: with nothing between them the two Dense layers are one, and the accuracy falls back to that of softmax regression.',
  make: () =>
    makeChain({
      name: 'Fashion-MNIST, one hidden layer',
      dataset: { id: 'fashion-mnist', options: {} },
      nodes: [
        { type: 'input' },
        { type: 'flatten' },
        { type: 'dense', params: { units: 256 } },
        { type: 'activation', params: { function: 'relu' } },
        { type: 'dense', params: { units: 10 } },
        { type: 'softmax' },
      ],
    }),
};
