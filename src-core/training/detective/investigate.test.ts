import { beforeAll, describe, expect, test } from 'vitest';
import { makeFusedEngine } from '../../engine/fused/fused-engine';
import type { TrainPlan } from '../../plan/plan';
import { makeFusedInstance } from '../../testing/fused-node';
import { madeDataset, type Part, planOf } from '../../testing/plans';
import { openRecorded } from '../../testing/recording-host';
import { startBackend } from '../../testing/tfjs-node';
import { orderOfEpoch } from '../batches';
import type { TrainerHost } from '../trainer';
import type { Diagnosis } from './diagnosis';

const classes = madeDataset([6], 3, 160, 30);
const values = madeDataset([6], 0, 160, 30);

const dense = (units: number, spread: number): Part => ({
  type: 'dense',
  params: { units, initialiser: 'normal', spread },
});

const hosts: readonly (readonly [string, Pick<TrainerHost, 'makeFused'>])[] = [
  ['TensorFlow.js', {}],
  ['the fused engine', { makeFused: (...made) => makeFusedEngine(makeFusedInstance(), made[0], made[1], made[2]) }],
];

beforeAll(() => startBackend('cpu'));

describe.each(hosts)('the detective on %s', (_, host) => {
  /** Trains until it fails, and has it looked into; with the losses that were logged. */
  const failed = async (plan: TrainPlan, data = values) => {
    const run = openRecorded(plan, data, undefined, null, host);
    await run.trainer.start('end');
    const end = run.events.at(-1);
    if (end?.kind !== 'end' || end.how !== 'failed' || end.failure.kind !== 'diverged')
      throw new Error('it did not fail');
    return { ...run, failure: end.failure, diagnosis: await run.trainer.diagnose() };
  };
  const nodeOf = (plan: TrainPlan, { culprit }: Diagnosis) =>
    plan.operations.findIndex(({ node }) => node === culprit.node);

  test.each(['sgd', 'momentum', 'adam'] as const)(
    'finds the growth of a rate that is too large, playing the very steps again: %s',
    async (optimizer) => {
      const rates = { sgd: 3, momentum: 1, adam: 2e10 };
      // Linear all through: with a rate too large the values grow without a bound.
      const plan = planOf([6], [dense(8, 0.5), dense(8, 0.5), dense(1, 0.5)], {
        training: { optimizer, learningRate: rates[optimizer], batch: 16, epochs: 200 },
      });
      const { trainer, diagnosis, losses, failure } = await failed(plan);
      const { steps, growth, healthy, culprit } = diagnosis;
      // The loss of every minibatch that was played again is the one that was logged, to the last bit.
      const logged = losses();
      for (const { step, loss } of steps.filter(({ step }) => step <= logged.length)) {
        expect(Object.is(Math.fround(loss), logged[step - 1])).toBe(true);
      }
      expect(steps.at(-1)?.step).toBeGreaterThanOrEqual(failure.step);
      // Adam's first step is as long as the rate, whatever the gradient: nothing grows, it is out at once.
      if (optimizer !== 'adam') {
        expect(growth?.factors[1]).toBeGreaterThan(1.25);
        expect(culprit.step).toBeGreaterThan(growth?.from ?? Number.POSITIVE_INFINITY);
      }
      expect(healthy).toBeLessThan(growth?.from ?? culprit.step);
      // The weights of then are kept and are those of now.
      expect(trainer.keptSteps).toContain(healthy);
      expect(trainer.weightsAt(healthy)).toEqual(trainer.weights());
      for (const { values: numbers } of trainer.weights()) expect(numbers.every(Number.isFinite)).toBe(true);
      trainer.dispose();
    },
  );

  test('names the node whose outputs leave the range first, with finite inputs', async () => {
    // Weights of 1e13 a layer: outputs of about 1e13, 1e27, and 1e40, which float32 does not hold.
    const parts: Part[] = [dense(4, 1e13), dense(4, 1e13), dense(4, 1e13), dense(1, 1)];
    const plan = planOf([6], parts, { training: { learningRate: 1e-3, batch: 16, epochs: 2 } });
    const { trainer, diagnosis } = await failed(plan);
    expect(diagnosis.culprit).toMatchObject({ where: 'forward', step: 1 });
    expect(nodeOf(plan, diagnosis)).toBe(3);
    // The data of the first minibatch by themselves.
    const rows = [...orderOfEpoch(plan.seed, 0, values.train.count).subarray(0, 16)];
    const sizes = rows.flatMap((row) => [...values.train.features.slice(6 * row, 6 * row + 6)].map(Math.abs));
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    expect(diagnosis.steps[0]?.nodes[0]?.mean).toBeCloseTo(mean, 6);
    expect(diagnosis.culprit.input).toBeGreaterThan(1e23);
    expect(diagnosis.culprit.input).toBeLessThan(3.4e38);
    expect([diagnosis.healthy, diagnosis.growth]).toEqual([0, null]);
    trainer.dispose();
  });

  test('names the layer whose gradient breaks first on the way back, where all outputs are finite', async () => {
    // Outputs of about 1e30 are held, as is their error; the error times a weight of 1e15 on its way back is not.
    const plan = planOf([6], [dense(4, 1e15), dense(4, 1e15), dense(1, 1)], {
      training: { learningRate: 1e-3, batch: 16, epochs: 2 },
    });
    const { trainer, diagnosis } = await failed(plan);
    expect(diagnosis.culprit).toMatchObject({ where: 'backward', step: 1 });
    expect(nodeOf(plan, diagnosis)).toBe(3);
    trainer.dispose();
  });

  test('classes that are told apart by unbounded logits are diagnosed too', async () => {
    const plan = planOf([6], [dense(8, 1), dense(8, 1), dense(3, 1), { type: 'softmax' }], {
      training: { learningRate: 1e4, batch: 16, epochs: 60 },
    });
    const { trainer, diagnosis } = await failed(plan, classes);
    expect(diagnosis.steps.length).toBeGreaterThan(1);
    expect(diagnosis.culprit.node).not.toBeNull();
    trainer.dispose();
  });

  const steep = planOf([6], [dense(8, 0.5), dense(8, 0.5), dense(1, 0.5)], {
    training: { learningRate: 3, batch: 16, epochs: 200 },
  });

  test('cancelled, it leaves the weights as they were, and can look again', async () => {
    let cancel: () => void = () => undefined;
    const run = openRecorded(steep, values, () => cancel(), null, host);
    await run.trainer.start('end');
    const before = run.trainer.weights();
    cancel = () => run.trainer.cancelDiagnosis();
    await expect(run.trainer.diagnose()).rejects.toThrow('cancelled');
    expect(run.trainer.weights()).toEqual(before);
    cancel = () => undefined;
    const shares: number[] = [];
    const { culprit } = await run.trainer.diagnose((share) => shares.push(share));
    expect(culprit.node).not.toBeNull();
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.at(-1)).toBe(1);
    run.trainer.dispose();
  });

  test('of a run that was closed meanwhile it touches nothing any more', async () => {
    let close: () => void = () => undefined;
    const run = openRecorded(steep, values, () => close(), null, host);
    await run.trainer.start('end');
    close = () => run.trainer.dispose();
    await expect(run.trainer.diagnose()).rejects.toThrow('cancelled');
  });

  test('a rate that was raised while it trained is the one that is played again', async () => {
    let raised = false;
    const calm = { ...steep, training: { ...steep.training, learningRate: 0.001 } };
    const run = openRecorded(
      calm,
      values,
      ({ trainer, losses }) => {
        if (raised || losses().length < 40) return;
        raised = true;
        trainer.setLearningRate(3);
      },
      null,
      host,
    );
    await run.trainer.start('end');
    const { steps } = await run.trainer.diagnose();
    const logged = run.losses();
    for (const { step, loss } of steps.filter(({ step }) => step <= logged.length)) {
      expect(Object.is(Math.fround(loss), logged[step - 1])).toBe(true);
    }
    run.trainer.dispose();
  });

  test('a feature that is no number is named with its row, whichever node stumbled over it', async () => {
    const features = Float32Array.from(values.train.features);
    features[6 * 50 + 2] = Number.NaN;
    features[6 * 70 + 1] = Number.POSITIVE_INFINITY;
    const holed = { ...values, train: { ...values.train, features } };
    const calm = { ...steep, training: { ...steep.training, learningRate: 0.001, batch: 160 } };
    const { trainer, diagnosis } = await failed(calm, holed);
    const place =
      diagnosis.data?.row === 50 ? { row: 50, column: 2, value: Number.NaN } : { row: 70, column: 1, value: Infinity };
    expect(diagnosis.data).toEqual({ kind: 'feature', rows: 2, ...place });
    expect(diagnosis.healthy).toBe(0);
    trainer.dispose();
  });
});
