import type { Template } from './define-template';
import { makeChain } from './make-chain';

/** (4.1.1): linearity implies monotonicity, and sometimes that is what one wants. */
export const income: Template = {
  id: 'income',
  title: 'Income and repayment',
  section: '4.1.1',
  doc: 'Who earns more is likelier to repay.',
  tip: 'Train, then choose Log of income in the data’s options and train again. Look for: a lower test loss, because the first 50 thousand dollars matter more than the last.',
  make: () =>
    makeChain({
      name: 'Income and repayment',
      dataset: { id: 'income', options: {} },
      training: { epochs: 60, batch: 50, optimizer: 'adam', learningRate: 0.05 },
      nodes: [
        { type: 'input' },
        { type: 'dense', params: { units: 1, initialiser: 'glorot' } },
        { type: 'activation', params: { function: 'sigmoid' } },
      ],
    }),
};
