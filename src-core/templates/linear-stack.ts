import type { Template } from './define-template';
import { makeChain } from './make-chain';

/** (4.1.2) and (4.1.3): hidden layers without a nonlinearity gain nothing. */
export const linearStack: Template = {
  id: 'linear-stack',
  title: 'Three dense layers are one',
  section: '4.1.1.2',
  doc: 'Stacked linear maps, and the algebra that folds them.',
  tip: 'Train, then open Explain: the product of the three weight matrices does the same work. Look for: 34 times the parameters of softmax regression, and no better accuracy.',
  make: () =>
    makeChain({
      name: 'Three dense layers are one',
      dataset: { id: 'fashion-mnist', options: {} },
      nodes: [
        { type: 'input' },
        { type: 'flatten' },
        { type: 'dense', params: { units: 256, initialiser: 'glorot' } },
        { type: 'dense', params: { units: 256, initialiser: 'glorot' } },
        { type: 'dense', params: { units: 10, initialiser: 'glorot' } },
        { type: 'softmax' },
      ],
    }),
};
