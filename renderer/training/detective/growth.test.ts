import { expect, test } from 'vitest';
import { planOf } from '../../../src-core/testing/plans';
import type { Diagnosis, StepReading } from '../../../src-core/training/detective/diagnosis';
import { growthRows, stepLabels } from './growth';

const plan = planOf(
  [2, 2, 1],
  [
    { type: 'flatten' },
    { type: 'dense', params: { units: 4 } },
    { type: 'activation' },
    { type: 'dense', params: { units: 1 } },
  ],
);
const { NaN: none, POSITIVE_INFINITY: endless } = Number;

function reading(step: number, largest: readonly number[], loss: number): StepReading {
  const nodes = plan.operations.map(({ node, weights }, index) => {
    const value = largest[index] ?? 0;
    const own = weights.length > 0 ? 1 : null;
    return {
      node,
      largest: value,
      mean: value,
      broken: Number.isFinite(value) ? 0 : 1,
      outputs: 4,
      weight: own,
      gradient: own,
    };
  });
  return { step, loss, nodes };
}

const diagnosis: Diagnosis = {
  culprit: { where: 'forward', node: plan.operations[4]?.node ?? null, step: 9, input: 1e37 },
  steps: [
    reading(6, [1, 1, 2, 2, 1], 1),
    reading(7, [1, 1, 3, 3, 1], 1),
    reading(8, [1, 1, 1e20, 1e20, 1e30], 1e30),
    reading(9, [1, 1, 1e37, 1e37, endless], none),
  ],
  growth: { from: 8, factors: [1e17, 1e20] },
  healthy: 6,
  healthyLoss: 1,
  data: null,
};

test('a row for each node that does something and for the loss, with what grew, what went first and what inherited it', () => {
  const rows = growthRows(plan, diagnosis, 'outputs');
  expect(rows.map(({ title }) => title)).toEqual(['Input 0', 'Dense 2', 'Activation 3', 'Dense 4', 'Loss']);
  const looks = rows.map(({ bars }) => bars.map(({ look }) => look.charAt(0)).join(''));
  expect(looks).toEqual(['hhhh', 'hhgg', 'hhgg', 'hhgf', 'hhgi']);
  expect(rows.filter(({ isFirst }) => isFirst).map(({ title }) => title)).toEqual(['Dense 4']);
});

test('heights are logarithmic up to the largest float32', () => {
  const [, dense, , last] = growthRows(plan, diagnosis, 'outputs');
  // By hand: log10(1e20 / 0.01) / log10(3.4e38 / 0.01) = 22 / 40.53.
  expect(dense?.bars[2]?.share).toBeCloseTo(22 / 40.53, 3);
  expect(last?.bars[3]?.share).toBe(1);
});

test('weights and gradients are those of the layers alone', () => {
  const titles = growthRows(plan, diagnosis, 'weights').map(({ title }) => title);
  expect(titles).toEqual(['Dense 2', 'Dense 4', 'Loss']);
  // The outputs went first: no bar of the finite weights says otherwise.
  expect(growthRows(plan, diagnosis, 'weights')[1]?.bars.some(({ look }) => look === 'first')).toBe(false);
});

test('the ends and the last healthy step are labelled, and no two labels touch', () => {
  const steps = Array.from({ length: 30 }, (_, index) => reading(index + 8, [], 1));
  const labels = stepLabels(steps, 22);
  expect(labels.map(({ step }) => step)).toEqual(expect.arrayContaining([8, 23, 37]));
  const gaps = labels.slice(1).map(({ index }, at) => index - (labels[at]?.index ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3);
});
