import type { OptimizerName } from './document';

/** Between which learning rates an optimizer usually works. */
export interface UsualRates {
  /** The optimizer's name as people write it. */
  readonly title: string;
  readonly low: number;
  readonly high: number;
}

export const usualRates: Readonly<Record<OptimizerName, UsualRates>> = {
  sgd: { title: 'SGD', low: 0.01, high: 0.5 },
  momentum: { title: 'SGD with momentum', low: 0.001, high: 0.1 },
  nesterov: { title: 'SGD with Nesterov momentum', low: 0.001, high: 0.1 },
  rmsprop: { title: 'RMSProp', low: 0.0001, high: 0.01 },
  adam: { title: 'Adam', low: 0.0001, high: 0.01 },
  adamw: { title: 'AdamW', low: 0.0001, high: 0.01 },
  adagrad: { title: 'Adagrad', low: 0.001, high: 0.1 },
};
