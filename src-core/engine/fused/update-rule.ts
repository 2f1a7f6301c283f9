import type { OptimizerName } from '../../graph/document';
import * as code from './assembly/codes.assembly';

/** AdamW is Adam with a decay that the frame holds. */
const rules: Readonly<Record<OptimizerName, { readonly rule: number; readonly slots: number }>> = {
  sgd: { rule: code.sgd, slots: 0 },
  momentum: { rule: code.momentum, slots: 1 },
  nesterov: { rule: code.nesterov, slots: 1 },
  rmsprop: { rule: code.rmsprop, slots: 1 },
  adam: { rule: code.adam, slots: 2 },
  adamw: { rule: code.adam, slots: 2 },
  adagrad: { rule: code.adagrad, slots: 1 },
};

/** Where AdaGrad's sums of squares begin. */
export const adagradStart = 0.1;

export function ruleOf(optimizer: OptimizerName): number {
  return rules[optimizer].rule;
}

/** Numbers that it remembers of each parameter. */
export function slotsOf(optimizer: OptimizerName): number {
  return rules[optimizer].slots;
}
