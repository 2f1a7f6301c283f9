import type { Template } from './define-template';
import { makeChain } from './make-chain';

/** (4.1.1): one linear map and a softmax. */
export const softmaxRegression: Template = {
  id: 'softmax-regression',
  title: 'Softmax regression',
  section: '4.1.1',
  doc: 'One linear map and a softmax: the line to beat.',
  tip: 'Train it and note the test accuracy with its interval; then put a Dense and a ReLU before the last Dense and train again. Look for: a first loss of ln 10, and how little the line leaves to beat.',
  make: () =>
    makeChain({
      name: 'Softmax regression',
      dataset: { id: 'fashion-mnist', options: {} },
      nodes: [{ type: 'input' }, { type: 'flatten' }, { type: 'dense', params: { units: 10 } }, { type: 'softmax' }],
    }),
};
