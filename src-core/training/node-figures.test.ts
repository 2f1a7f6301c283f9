import { expect, test } from 'vitest';
import type { ParamRecord } from '../nodes/define-node';
import { planOf } from '../testing/plans';
import { nodeFigures } from './node-figures';

function operationOf(type: string, params: ParamRecord = {}) {
  const operation = planOf([4], [{ type, params }]).operations[1];
  if (!operation) throw new Error('no operation');
  return operation;
}

test('figures of four outputs worked out by hand', () => {
  const figures = nodeFigures(operationOf('dense', { units: 4 }), Float32Array.of(1, -3, 0, 0.5));
  expect(figures).toEqual({ mean: -0.375, above: 0.5, largest: -3, saturated: null });
});

test('tanh is saturated beyond 0.95 on both sides, sigmoid at the same inputs: its value is (1 + tanh(x / 2)) / 2', () => {
  const inputs = [-4, -1.9, -1.7, 0, 1.7, 1.9, 8, 1];
  const tanh = Float32Array.from(inputs, (x) => Math.tanh(x));
  const sigmoid = Float32Array.from(inputs, (x) => 1 / (1 + Math.exp(-2 * x)));
  expect(nodeFigures(operationOf('activation', { function: 'tanh' }), tanh).saturated).toBe(0.5);
  expect(nodeFigures(operationOf('activation', { function: 'sigmoid' }), sigmoid).saturated).toBe(0.5);
});

test('a function that does not end has no saturation', () => {
  expect(nodeFigures(operationOf('activation', { function: 'relu' }), Float32Array.of(9)).saturated).toBeNull();
});
