import { beforeAll, describe, expect, test } from 'vitest';
import { makeFusedEngine } from '../engine/fused/fused-engine';
import type { StepEngine } from '../engine/step-engine';
import type { TrainSettings } from '../graph/document';
import { initialWeights } from '../model/initial-weights';
import type { TrainPlan } from '../plan/plan';
import { makeFusedInstance } from '../testing/fused-node';
import { madeDataset, planOf } from '../testing/plans';
import { makeReferenceStep } from '../testing/reference/reference-step';
import { startBackend, tfjs } from '../testing/tfjs-node';
import { orderOfEpoch } from './batches';
import { makeNetwork } from './network';
import { makeTfjsEngine } from './tfjs-engine';

const data = madeDataset([6], 3, 90, 12);
const rows = 16;
/** 90 rows: five whole minibatches and one of ten rows. */
const perEpoch = 6;
const epochs = 4;

const engines: readonly (readonly [string, (plan: TrainPlan) => StepEngine])[] = [
  ['TensorFlow.js', (plan) => makeTfjsEngine(makeNetwork(tfjs, plan, initialWeights(plan)), data)],
  ['the fused engine', (plan) => makeFusedEngine(makeFusedInstance(), plan, data, initialWeights(plan))],
];

beforeAll(() => startBackend('cpu'));

/** Rates of the first minibatches, worked out by hand for rate 0.5, 6 steps an epoch, 4 epochs. */
const rates: readonly (readonly [string, Partial<TrainSettings>, (step: number) => number])[] = [
  ['a constant rate', { schedule: 'constant' }, () => 0.5],
  [
    'a step schedule',
    { schedule: 'step', scheduleEvery: 2, scheduleFactor: 0.1 },
    (step) => (step < 12 ? 0.5 : 0.5 * 0.1),
  ],
  ['an exponential schedule', { schedule: 'exponential', scheduleFactor: 0.5 }, (step) => 0.5 * 2 ** (-step / 6)],
  ['a linear schedule', { schedule: 'linear' }, (step) => (0.5 * (24 - step)) / 24],
  ['a cosine schedule', { schedule: 'cosine' }, (step) => 0.25 + 0.25 * Math.cos((Math.PI * step) / 24)],
  [
    'warm-up and cosine',
    { schedule: 'warmup-cosine', warmup: 1.5 },
    (step) => (step < 9 ? (0.5 * (step + 1)) / 9 : 0.25 + 0.25 * Math.cos((Math.PI * (step - 9)) / 15)),
  ],
];

const planWith = (training: Partial<TrainSettings>): TrainPlan =>
  planOf(
    [6],
    [
      { type: 'dense', params: { units: 7, initialiser: 'he', l2: 0.01 } },
      { type: 'activation', params: { function: 'tanh' } },
      { type: 'dense', params: { units: 3, initialiser: 'glorot' } },
      { type: 'softmax' },
    ],
    { training: { learningRate: 0.5, batch: rows, epochs, ...training } },
  );

/** Losses of all steps in double precision, each step with the rate of `rateAt` and its gradients through `clip`. */
function referenceLosses(
  plan: TrainPlan,
  rateAt: (step: number) => number,
  clip: (gradients: readonly Float64Array[]) => readonly Float64Array[] = (gradients) => gradients,
): number[] {
  // Plain SGD is done here by hand: w ← w − η g.
  const reference = makeReferenceStep(plan);
  const losses: number[] = [];
  for (let step = 0; step < epochs * perEpoch; step++) {
    const order = orderOfEpoch(plan.seed, Math.floor(step / perEpoch), data.train.count);
    const from = (step % perEpoch) * rows;
    const picked = [...order.subarray(from, Math.min(from + rows, data.train.count))];
    const features = Float64Array.from(
      picked.flatMap((row) => [...data.train.features.subarray(6 * row, 6 * row + 6)]),
    );
    const labels = Float64Array.from(picked, (row) => data.train.labels[row] ?? 0);
    const { loss, gradients } = reference.differentiate(features, { kind: 'class', labels }, step);
    losses.push(loss);
    const learning = gradients.flatMap((own, index) =>
      own.flatMap((gradient, slot) => {
        const weight = reference.weights[index]?.[slot];
        return gradient && weight ? [{ gradient, weight }] : [];
      }),
    );
    const clipped = clip(learning.map(({ gradient }) => gradient));
    learning.forEach(({ weight }, which) => {
      for (let at = 0; at < weight.length; at++)
        weight[at] = (weight[at] ?? 0) - rateAt(step) * (clipped[which]?.[at] ?? 0);
    });
  }
  return losses;
}

/** Losses of all steps of an engine, several minibatches in a call as the loop has them. */
function engineLosses(engine: StepEngine, plan: TrainPlan): number[] {
  const losses: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    engine.begin(orderOfEpoch(plan.seed, epoch, data.train.count));
    for (const [first, count] of [
      [0, 4],
      [4, 2],
    ] as const) {
      losses.push(...engine.train(first, count, epoch * perEpoch + first, false).loss);
    }
  }
  engine.dispose();
  return losses;
}

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((loss, step) => {
    expect(Math.abs(loss - (expected[step] ?? Number.NaN)), `step ${step}`).toBeLessThan(2e-5);
  });
}

describe.each(engines)('on %s', (_, makeEngine) => {
  test.each(rates)('%s gives the losses of a run in double precision', (_name, training, rateAt) => {
    const plan = planWith(training);
    const expected = referenceLosses(plan, rateAt);
    expectClose(engineLosses(makeEngine(plan), plan), expected);
    // The last loss tells the schedules apart, so that the agreement says something.
    if (training.schedule !== 'constant') {
      const constant = referenceLosses(plan, () => 0.5);
      expect(Math.abs((expected.at(-1) ?? 0) - (constant.at(-1) ?? 0))).toBeGreaterThan(1e-3);
    }
  });

  test('a rate that is changed while training is the one that the schedule begins from', () => {
    const plan = planWith({ schedule: 'linear' });
    const engine = makeEngine(plan);
    engine.learningRate = 0.2;
    expectClose(
      engineLosses(engine, plan),
      referenceLosses(plan, (step) => (0.2 * (24 - step)) / 24),
    );
  });

  test('clipping by the norm of all gradients gives the losses of a run in double precision', () => {
    const plan = planWith({ clipping: 'norm', clipLimit: 0.3, learningRate: 2 });
    let clippedSteps = 0;
    const expected = referenceLosses(
      plan,
      () => 2,
      (gradients) => {
        const norm = Math.hypot(...gradients.flatMap((gradient) => [...gradient]));
        if (norm > 0.3) clippedSteps += 1;
        return gradients.map((gradient) => gradient.map((value) => value * Math.min(1, 0.3 / norm)));
      },
    );
    // Some steps are clipped and some are not.
    expect(clippedSteps).toBeGreaterThan(3);
    expect(clippedSteps).toBeLessThan(24);
    expectClose(engineLosses(makeEngine(plan), plan), expected);
  });

  test('clipping each number gives the losses of a run in double precision', () => {
    const plan = planWith({ clipping: 'value', clipLimit: 0.05, learningRate: 2 });
    const expected = referenceLosses(
      plan,
      () => 2,
      (gradients) => gradients.map((gradient) => gradient.map((value) => Math.max(-0.05, Math.min(0.05, value)))),
    );
    expectClose(engineLosses(makeEngine(plan), plan), expected);
    const unclipped = referenceLosses(plan, () => 2);
    expect(Math.abs((expected.at(-1) ?? 0) - (unclipped.at(-1) ?? 0))).toBeGreaterThan(1e-3);
  });
});
