import type { Template } from './define-template';
import { makeChain } from './make-chain';

const dataset = { id: 'fashion-half-inverted', options: {} };

/** (4.1.1): "doomed to fail in a world where inverting an image preserves the category". */
export const halfInvertedLinear: Template = {
  id: 'half-inverted-linear',
  title: 'Half inverted, linear',
  section: '4.1.1',
  doc: 'Half of the images are negatives: a pixel alone says nothing.',
  tip: 'Train and compare with Softmax regression on the plain images. Look for: a fall of dozens of points, for no weight can be right for an image and for its negative.',
  make: () =>
    makeChain({
      name: 'Half inverted, linear',
      dataset,
      nodes: [{ type: 'input' }, { type: 'flatten' }, { type: 'dense', params: { units: 10 } }, { type: 'softmax' }],
    }),
};

export const halfInverted: Template = {
  id: 'half-inverted',
  title: 'Half inverted',
  section: '4.1.1',
  doc: 'Inverting an image keeps its class; a hidden layer copes.',
  tip: 'Train and compare with Half inverted, linear. Look for: a loss of a few points where the linear model loses dozens, since hidden units can stand for an image and for its negative.',
  make: () =>
    makeChain({
      name: 'Half inverted',
      dataset,
      nodes: [
        { type: 'input' },
        { type: 'flatten' },
        { type: 'dense', params: { units: 256, initialiser: 'he' } },
        { type: 'activation', params: { function: 'relu' } },
        { type: 'dense', params: { units: 10, initialiser: 'glorot' } },
        { type: 'softmax' },
      ],
    }),
};
