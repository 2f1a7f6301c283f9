import { expect, test } from 'vitest';
import { planOf } from '../../testing/plans';
import type { Culprit, Diagnosis, StepReading } from './diagnosis';
import { describeFinding } from './finding-words';

const plan = planOf(
  [6],
  [{ type: 'dense', params: { units: 4 } }, { type: 'dense', params: { units: 3 } }, { type: 'softmax' }],
);
const nodeAt = (index: number) => plan.operations[index]?.node ?? null;

const reading = (step: number, broken: readonly number[]): StepReading => ({
  step,
  loss: 1,
  nodes: plan.operations.map(({ node }, index) => ({
    node,
    largest: broken[index] === 0 ? 1 : Number.NaN,
    mean: broken[index] === 0 ? 1 : Number.NaN,
    broken: broken[index] ?? 0,
    outputs: 8,
    weight: null,
    gradient: null,
  })),
});

function diagnosis(culprit: Partial<Culprit>, more: Partial<Diagnosis> = {}): Diagnosis {
  return {
    culprit: { where: 'forward', node: nodeAt(2), step: 37, input: 2.2e37, ...culprit },
    steps: [reading(37, [0, 0, 4, 3])],
    growth: { from: 24, factors: [302.1, 498.7] },
    healthy: 22,
    healthyLoss: 2.2874,
    data: null,
    ...more,
  };
}

test('names the node, the epoch and the step, and the growth', () => {
  const { title, story, back } = describeFinding(plan, diagnosis({}), 10);
  expect(title).toBe('Training stopped at step 37: Dense 2 gave numbers too large for the computer to hold.');
  expect(story).toContain('From step 24 on');
  expect(story).toContain('grew 300 to 500 times a step');
  expect(story).toContain(
    'in the outputs of Dense 2, whose inputs were still finite (up to 2.2e37), epoch 4, step 37.',
  );
  expect(back).toContain('the weights after step 22 again');
});

test('a step that did not grow is no least factor', () => {
  const { story } = describeFinding(plan, diagnosis({}, { growth: { from: 3, factors: [1.02, 971] } }), 10);
  expect(story).toContain('grew up to 970 times a step');
});

test('tells gradients, weights and the loss apart', () => {
  const titleOf = (where: Culprit['where']) => describeFinding(plan, diagnosis({ where }), 10).title;
  expect(titleOf('backward')).toContain('the gradient of Dense 2');
  expect(titleOf('update')).toContain('the weights of Dense 2');
  expect(titleOf('loss')).toContain('the loss went past');
});

test('before the first step nothing can have overshot', () => {
  const { story, back } = describeFinding(plan, diagnosis({ step: 1 }, { growth: null, healthy: 0 }), 10);
  expect(story).toContain('before a single step');
  expect(back).toContain('the first weights again');
  expect(story).not.toContain('overshot');
});

test('names the feature of the data that is no number, and how many rows have one', () => {
  const iris = { ...plan, dataset: { id: 'iris', options: { standardise: true } } };
  const data = { kind: 'feature', row: 16, column: 3, value: Number.NaN, rows: 4 } as const;
  const { title, story } = describeFinding(iris, diagnosis({}, { data }), 10);
  expect(title).toContain('the data hold NaN where a number belongs');
  expect(story).toContain('row 17 of the training data “petal width (cm)”');
  expect(story).toContain('4 rows are like that');
});
