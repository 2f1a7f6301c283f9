import { expect, test } from 'vitest';
import { analyze } from '../graph/analyze';
import { elementsOf } from '../nodes/shape-rules';
import { templates } from '../templates/registry';
import { planOf } from '../testing/plans';
import { makePlan } from './make-plan';
import type { PlanOperation } from './plan';
import { totalWorkOf, workOf } from './work';

/** Counted on the weights instead: each number of the first one at each place of the output, and the output itself. */
function countedOnWeights({ weights, outputShape }: PlanOperation): number {
  const places = elementsOf(outputShape.slice(0, -1));
  return places * elementsOf(weights[0]?.shape ?? [0]) + elementsOf(outputShape);
}

test('the work of layers with a matrix or filters is that of their weights at every place of the output', () => {
  const operations = templates.flatMap(({ make }) => {
    const { valid } = analyze(make());
    return valid ? makePlan(valid).operations : [];
  });
  const computing = operations.filter(({ type }) => ['dense', 'conv2d', 'depthwise-conv2d'].includes(type));
  expect(computing.length).toBeGreaterThan(20);
  for (const operation of computing) expect(workOf(operation)).toBe(countedOnWeights(operation));
});

test('by hand: 3 × 3 filters, a pool of averages, and a function of what it gave', () => {
  const { operations } = planOf(
    [6, 6, 2],
    [
      { type: 'conv2d', params: { filters: 4, padding: 'valid' } },
      { type: 'average-pool' },
      { type: 'activation', params: { function: 'relu' } },
    ],
  );
  // 4 × 4 places, 4 filters of 18 numbers; then 2 × 2 places of 4 channels, each the mean of 4.
  const filters = 4 * 4 * 4 * 18 + 4 * 4 * 4;
  const pool = 2 * 2 * 4 * 4 + 2 * 2 * 4;
  expect(operations.map(workOf)).toEqual([6 * 6 * 2, filters, pool, 2 * 2 * 4]);
  expect(totalWorkOf(operations)).toBe(72 + filters + pool + 16);
  expect(totalWorkOf([])).toBe(1);
});
