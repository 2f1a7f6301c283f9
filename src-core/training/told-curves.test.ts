import { beforeAll, expect, test } from 'vitest';
import type { ModelWeights } from '../model/weights';
import { madeDataset, planOf } from '../testing/plans';
import { openRecorded } from '../testing/recording-host';
import { startBackend } from '../testing/tfjs-node';

beforeAll(() => startBackend('cpu'));

const data = madeDataset([6], 3, 160, 90);
const plan = planOf(
  [6],
  [
    { type: 'dense', params: { units: 8, initialiser: 'he' } },
    { type: 'activation' },
    { type: 'dense', params: { units: 3, initialiser: 'glorot' } },
    { type: 'softmax' },
  ],
  { training: { optimizer: 'sgd', learningRate: 0.25, batch: 16, epochs: 3 } },
);

/** How far the weights of an operation moved. */
function moved(before: ModelWeights, after: ModelWeights, node: string): number {
  let sum = 0;
  for (const [index, weight] of before.entries()) {
    if (weight.node !== node) continue;
    for (const [place, value] of weight.values.entries()) sum += (value - (after[index]?.values[place] ?? 0)) ** 2;
  }
  return Math.sqrt(sum);
}

test('the gradient norms that are told are those that moved the weights: SGD moves by rate times gradient', async () => {
  const { trainer, events } = openRecorded(plan, data);
  const before = trainer.weights();
  await trainer.start('batch');
  const after = trainer.weights();
  const told = events.findLast((event) => event.kind === 'gradients');
  expect(told?.step).toBe(1);
  expect(told?.norms.length).toBe(plan.operations.length);
  for (const [index, { node, weights }] of plan.operations.entries()) {
    const norm = told?.norms[index] ?? 0;
    if (weights.length === 0) expect(norm).toBeNaN();
    else expect(norm).toBeCloseTo(moved(before, after, node) / 0.25, 4);
  }
  trainer.dispose();
});

test('gradients are told at the end of every epoch that is evaluated, in the order of the steps', async () => {
  const { trainer, events } = openRecorded(plan, data);
  await trainer.start('end');
  const steps = events.flatMap((event) => (event.kind === 'gradients' ? [event.step] : []));
  expect(steps).toEqual(expect.arrayContaining([1, 2, 10, 20, 30]));
  expect([...steps].sort((one, other) => one - other)).toEqual(steps);
  trainer.dispose();
});

test('every step is told with the rate that was set for it', async () => {
  let yields = 0;
  const { trainer, events } = openRecorded(plan, data, ({ trainer: running }) => {
    yields += 1;
    if (yields === 2) running.setLearningRate(0.05);
  });
  await trainer.start('batch');
  await trainer.start('end');
  const parts = events.flatMap((event) => (event.kind === 'steps' ? [event] : []));
  const rates = parts.map(({ learningRate }) => learningRate);
  expect(new Set(rates)).toEqual(new Set([0.25, 0.05]));
  expect([...rates].sort((one, other) => other - one)).toEqual(rates);
  expect(parts.reduce((sum, { loss }) => sum + loss.length, 0)).toBe(30);
  trainer.dispose();
});
