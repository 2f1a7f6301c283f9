import { expect, test } from 'vitest';
import { planOf } from '../../src-core/testing/plans';
import { toLogits } from './to-logits';

const tanh = { type: 'activation', params: { function: 'tanh' } };
const dense = (units: number) => ({ type: 'dense', params: { units } });
const plan = planOf([2], [dense(4), tanh, dense(3), tanh, dense(2), { type: 'softmax' }]);
const idOf = (index: number) => {
  const node = plan.operations[index]?.node;
  if (node === undefined) throw new Error(`no operation ${index}`);
  return node;
};
const kernel = { node: idOf(5), name: 'kernel', shape: [3, 2], values: Float32Array.of(1, 2, 3, 4, 5, 6) };
const weights = new Map([[idOf(5), [kernel]]]);

test('a unit before the last layer has a weight to each logit, through its activation', () => {
  expect(toLogits(plan, weights, idOf(4), 1)).toEqual([3, 4]);
  expect(toLogits(plan, weights, idOf(3), 2)).toEqual([5, 6]);
});

test('farther from the logits no single weight says it', () => {
  expect(toLogits(plan, weights, idOf(2), 0)).toBeNull();
  expect(toLogits(plan, weights, idOf(5), 0)).toBeNull();
  expect(toLogits(plan, weights, idOf(6), 0)).toBeNull();
});
