import type { LossName, OptimizerName } from '../../src-core/graph/document';

export const lossNames: Readonly<Record<LossName, string>> = {
  'cross-entropy': 'cross-entropy',
  'binary-cross-entropy': 'binary cross-entropy',
  mse: 'mean squared error',
  mae: 'mean absolute error',
  huber: 'Huber',
};

export const optimizerNames: Readonly<Record<OptimizerName, string>> = {
  sgd: 'SGD',
  momentum: 'SGD, momentum',
  nesterov: 'SGD, Nesterov',
  rmsprop: 'RMSProp',
  adam: 'Adam',
  adamw: 'AdamW',
  adagrad: 'Adagrad',
};

/** Learning rates that usually work, for the hint beside the field. */
export const usualRates: Readonly<Record<OptimizerName, readonly [low: number, high: number]>> = {
  sgd: [0.01, 0.5],
  momentum: [0.001, 0.1],
  nesterov: [0.001, 0.1],
  rmsprop: [0.0001, 0.01],
  adam: [0.0001, 0.01],
  adamw: [0.0001, 0.01],
  adagrad: [0.001, 0.1],
};
