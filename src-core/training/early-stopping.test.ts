import { beforeAll, describe, expect, test } from 'vitest';
import { makeFusedEngine } from '../engine/fused/fused-engine';
import type { TrainSettings } from '../graph/document';
import { makeFusedInstance } from '../testing/fused-node';
import { madeDataset, planOf } from '../testing/plans';
import { openRecorded } from '../testing/recording-host';
import { startBackend } from '../testing/tfjs-node';
import { makeEarlyStopping } from './early-stopping';
import type { TrainerHost } from './trainer';

/** Few rows and a high rate: the test loss falls, and rises again. */
const data = madeDataset([6], 3, 30, 60);
const planWith = (training: Partial<TrainSettings>) =>
  planOf(
    [6],
    [
      { type: 'dense', params: { units: 24, initialiser: 'he' } },
      { type: 'activation', params: { function: 'relu' } },
      { type: 'dense', params: { units: 3, initialiser: 'glorot' } },
      { type: 'softmax' },
    ],
    { training: { batch: 10, epochs: 40, learningRate: 0.3, ...training } },
  );

const hosts: readonly (readonly [string, Pick<TrainerHost, 'makeFused'>])[] = [
  ['TensorFlow.js', {}],
  ['the fused engine', { makeFused: (...made) => makeFusedEngine(makeFusedInstance(), made[0], made[1], made[2]) }],
];

beforeAll(() => startBackend('cpu'));

const seen = (losses: readonly number[], patience: number, minDelta: number): readonly [number, number | undefined] => {
  const stopping = makeEarlyStopping({ patience, minDelta, restoreBest: false });
  const stop = losses.findIndex((loss, index) =>
    stopping.see(index + 1, loss, () => ({ weights: null, answers: null })),
  );
  return [stop + 1, stopping.best?.epoch];
};

test('waits for so many epochs without an improvement, by hand', () => {
  expect(seen([3, 2, 2.1, 1.9, 2, 2, 2], 3, 0)).toEqual([7, 4]);
  expect(seen([3, 2, 2.1, 2.2, 1], 2, 0)).toEqual([4, 2]);
  // 1.95 is better than 2, but not by more than 0.1.
  expect(seen([3, 2, 1.95, 1.92, 1.5], 2, 0.1)).toEqual([4, 2]);
  expect(seen([3, 2, 1], 1, 0)).toEqual([0, 3]);
  // A loss that is no number is no improvement.
  expect(seen([3, Number.NaN, Number.NaN], 2, 0)).toEqual([3, 1]);
});

describe.each(hosts)('on %s', (_, host) => {
  test('a run ends where its logged losses say, with the weights of its best epoch', async () => {
    const whole = openRecorded(planWith({}), data, undefined, null, host);
    await whole.trainer.start('end');
    const logged = whole.events.filter((event) => event.kind === 'epoch').map(({ test }) => test);
    // By hand: the first epoch after which four in a row were not below the least so far.
    let least = 0;
    let stop = 0;
    for (let epoch = 1; epoch < logged.length && stop === 0; epoch++) {
      if ((logged[epoch]?.loss ?? 0) < (logged[least]?.loss ?? 0)) least = epoch;
      else if (epoch - least === 4) stop = epoch + 1;
    }
    expect(stop).toBeGreaterThan(4);
    expect(stop).toBeLessThan(40);

    const early = openRecorded(planWith({ earlyStopping: true, patience: 4 }), data, undefined, null, {
      ...host,
      // Most epochs would not be evaluated otherwise.
      evaluationInterval: Number.POSITIVE_INFINITY,
    });
    await early.trainer.start('end');
    const end = early.events.at(-1);
    expect(end).toMatchObject({
      kind: 'end',
      how: 'finished',
      early: { stopped: true, epoch: least + 1, restored: true },
      snapshot: { step: 3 * (least + 1), epoch: least + 1 },
    });
    expect(early.events.filter(({ kind }) => kind === 'epoch')).toHaveLength(stop);
    expect(early.trainer.weights()).toEqual(whole.trainer.weightsAt(3 * (least + 1)));
    expect(await early.trainer.evaluateTest()).toEqual(logged[least]);
    for (const { trainer } of [whole, early]) trainer.dispose();
  });

  test('without restoring the run keeps the weights that it ended with', async () => {
    const plan = planWith({ earlyStopping: true, patience: 4, restoreBest: false });
    const { trainer, events } = openRecorded(plan, data, undefined, null, host);
    await trainer.start('end');
    expect(events.at(-1)).toMatchObject({ early: { stopped: true, restored: false } });
    const last = events.findLast((event) => event.kind === 'epoch');
    expect(await trainer.evaluateTest()).toEqual(last?.test);
    trainer.dispose();
  });
});
