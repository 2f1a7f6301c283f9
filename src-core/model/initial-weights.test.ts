import { expect, test } from 'vitest';
import { fashionPlan, planOf } from '../testing/plans';
import { initialWeights } from './initial-weights';

const dense = (params: Record<string, number | string | boolean>) => ({ type: 'dense', params });

test('the same seed gives the same weights, another seed others', () => {
  expect(initialWeights(fashionPlan())).toEqual(initialWeights(fashionPlan()));
  expect(initialWeights(fashionPlan())[0]?.values).not.toEqual(initialWeights(fashionPlan({ seed: 2 }))[0]?.values);
});

test('a further layer does not change the weights of those before it', () => {
  const one = initialWeights(planOf([6], [dense({ units: 4 })]));
  const two = initialWeights(planOf([6], [dense({ units: 4 }), dense({ units: 2 })]));
  expect(two.slice(0, 2)).toEqual(one);
});

test('the normal initialiser has the deviation asked for, and biases are 0', () => {
  const [kernel, bias] = initialWeights(fashionPlan());
  const values = kernel?.values ?? new Float32Array();
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  expect(Math.abs(mean)).toBeLessThan(1e-4);
  expect(deviation).toBeCloseTo(0.01, 4);
  expect(bias?.values.every((value) => value === 0)).toBe(true);
});

test('typed weights are taken as they stand', () => {
  const plan = planOf([2], [dense({ units: 2, initialiser: 'typed', typed: '1 2\n3 4\n5 6' })]);
  expect(initialWeights(plan).map(({ values }) => [...values])).toEqual([
    [1, 2, 3, 4],
    [5, 6],
  ]);
});
