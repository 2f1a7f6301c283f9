import { expect, test } from 'vitest';
import { planOf } from '../../testing/plans';
import type { NodeReading, StepReading } from './diagnosis';
import { judge } from './judge';

const plan = planOf(
  [6],
  [{ type: 'dense', params: { units: 4 } }, { type: 'activation' }, { type: 'dense', params: { units: 1 } }],
);

/** A minibatch of which only the largest outputs matter; node by node what else is said of it. */
function reading(
  step: number,
  largest: readonly number[],
  others: readonly Partial<NodeReading>[] = [],
  loss = 1,
): StepReading {
  const nodes = plan.operations.map(({ node, weights }, index): NodeReading => {
    const size = largest[index] ?? 0;
    return {
      node,
      largest: size,
      mean: size,
      broken: Number.isFinite(size) ? 0 : 2,
      outputs: 8,
      weight: weights.length > 0 ? 1 : null,
      gradient: weights.length > 0 ? 1 : null,
      ...others[index],
    };
  });
  return { step, loss, nodes };
}
const quiet = (step: number): StepReading => reading(step, [1, 2, 2, 1]);
const nodeAt = (index: number) => plan.operations[index]?.node;

test('the first node in order of flow is to blame, not those that only got its ∞', () => {
  const steps = [
    quiet(1),
    quiet(2),
    reading(3, [1, 5, 5, 8]),
    reading(4, [1, 50, 50, 90]),
    reading(5, [1, 500, Infinity, NaN], [], NaN),
  ];
  const { culprit, growth, healthy, healthyLoss } = judge(plan, steps);
  expect(culprit).toEqual({ where: 'forward', node: nodeAt(2), step: 5, input: 500 });
  // By hand: 2 → 8 → 90, and ∞, which has no factor.
  expect(growth).toEqual({ from: 3, factors: [4, 11.25] });
  // Minibatch 2 was the last quiet one; it was computed with the weights after one step.
  expect([healthy, healthyLoss]).toEqual([1, 1]);
});

test('weights that were finite a minibatch ago were broken by its gradient: the last layer on the way is named', () => {
  const broken = [{}, { gradient: Infinity }, {}, { gradient: NaN }];
  const steps = [
    quiet(7),
    reading(8, [1, 2, 2, 1], broken),
    reading(9, [1, NaN, NaN, NaN], [{}, { weight: NaN }, {}, { weight: NaN }], NaN),
  ];
  expect(judge(plan, steps).culprit).toEqual({ where: 'backward', node: nodeAt(3), step: 8, input: 2 });
});

test('finite gradients and broken weights blame the move along them', () => {
  const steps = [quiet(1), reading(2, [1, Infinity, NaN, NaN], [{}, { weight: Infinity }], NaN)];
  const { culprit, healthy } = judge(plan, steps);
  expect(culprit).toEqual({ where: 'update', node: nodeAt(1), step: 1, input: null });
  expect(healthy).toBe(0);
});

test('a loss that leaves the range alone is said to', () => {
  expect(judge(plan, [quiet(1), reading(2, [1, 2, 2, 1], [], Infinity)]).culprit).toMatchObject({
    where: 'loss',
    step: 2,
  });
});

test('what happens at once has no growth, and minibatches that differ a little are none', () => {
  const noisy = [1, 1.2, 0.9, 1.3, 1.1].map((size, index) => reading(index + 1, [1, size, size, size]));
  const { growth, healthy } = judge(plan, [...noisy, reading(6, [1, Infinity, NaN, NaN], [], NaN)]);
  expect(growth).toBeNull();
  expect(healthy).toBe(4);
});
