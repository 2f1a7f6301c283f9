import { beforeAll, describe, expect, test } from 'vitest';
import { makeFusedEngine } from '../engine/fused/fused-engine';
import { makeFusedInstance } from '../testing/fused-node';
import { madeDataset, planOf } from '../testing/plans';
import { openRecorded, type RecordedRun } from '../testing/recording-host';
import { startBackend, tfjs } from '../testing/tfjs-node';
import type { TrainerHost } from './trainer';
import { makeViewer } from './viewer';

const data = madeDataset([6], 3, 160, 2300);
const parts = [
  { type: 'dense', params: { units: 8, initialiser: 'he' } },
  { type: 'batch-norm' },
  { type: 'activation' },
  { type: 'dense', params: { units: 3 } },
  { type: 'softmax' },
];
const plan = planOf([6], parts, { training: { optimizer: 'adam', learningRate: 0.01, batch: 16, epochs: 6 } });

const hosts: readonly (readonly [string, Pick<TrainerHost, 'makeFused'>])[] = [
  ['TensorFlow.js', {}],
  ['the fused engine', { makeFused: (...made) => makeFusedEngine(makeFusedInstance(), made[0], made[1], made[2]) }],
];

beforeAll(() => startBackend('wasm'));

describe.each(hosts)('the past of a run on %s', (_, host) => {
  const open = (onYield?: (run: RecordedRun) => void): RecordedRun => openRecorded(plan, data, onYield, null, host);

  test('gives the logged test metrics of every epoch again, to the last bit', async () => {
    const { trainer, events } = open();
    await trainer.start('end');
    const epochs = events.filter((event) => event.kind === 'epoch');
    expect(epochs).toHaveLength(6);
    for (const { epoch, test: logged } of epochs) expect(await trainer.evaluateAt(10 * epoch)).toEqual(logged);
    // And they do differ, so that the equality says something.
    expect(new Set(epochs.map(({ test: { loss } }) => loss)).size).toBe(6);
    trainer.dispose();
  });

  test('is told to the page: the first weights, the schedule of steps, every epoch', async () => {
    const { trainer, events } = open();
    await trainer.start('end');
    const told = events.findLast((event) => event.kind === 'kept');
    expect(told?.steps).toEqual([0, 1, 2, 3, 4, 6, 8, 10, 11, 16, 20, 23, 30, 32, 40, 45, 50, 60]);
    trainer.rewind();
    expect(trainer.keptSteps).toEqual([0]);
    trainer.dispose();
  });

  test('is looked at while training without changing a number of it', async () => {
    const plain = open();
    await plain.trainer.start('end');
    const looks: Promise<unknown>[] = [];
    let begun = 0;
    const looked = open(({ trainer }) => {
      const { keptSteps } = trainer;
      const step = keptSteps[Math.floor(keptSteps.length / 2)] ?? 0;
      trainer.snapshotAt(step);
      trainer.predict(Float32Array.from(data.test.features.slice(0, 6)), 1, step);
      // An evaluation yields too.
      begun += 1;
      if (begun < 8) looks.push(trainer.evaluateAt(step));
    });
    await looked.trainer.start('end');
    await Promise.all(looks);
    expect(looks.length).toBeGreaterThan(4);
    expect(looked.losses()).toEqual(plain.losses());
    expect(looked.trainer.weights()).toEqual(plain.trainer.weights());
    for (const { trainer } of [plain, looked]) trainer.dispose();
  });

  test('says to every training row what TensorFlow.js says with the weights of that step, and the mean loss', async () => {
    const { trainer } = open();
    await trainer.start('end');
    const pace = { turn: <Result>(work: () => Result) => Promise.resolve(work()) };
    for (const at of [0, 20, null]) {
      const { step, view } = await trainer.view(at, { kind: 'predictions', split: 'train' }, pace);
      if (view.kind !== 'predictions') throw new Error(view.kind);
      expect(step).toBe(at ?? 60);
      const viewer = makeViewer(tfjs, plan, data, () => 0);
      const own = await viewer.answer(trainer.weightsAt(at), { kind: 'predictions', split: 'train' }, pace);
      viewer.dispose();
      if (own.kind !== 'predictions') throw new Error(own.kind);
      expect(view.labels).toEqual(own.labels);
      expect(view.outputs.length).toBe(160 * 3);
      expect(Math.max(...view.outputs.map((value, index) => Math.abs(value - (own.outputs[index] ?? 9))))).toBeLessThan(
        1e-5,
      );
      let loss = 0;
      for (let row = 0; row < 160; row++)
        loss -= Math.log(own.outputs[3 * row + (data.train.labels[row] ?? 0)] ?? 1) / 160;
      expect(view.loss).toBeCloseTo(loss, 4);
    }
    trainer.dispose();
  });

  test('gives up its rows when nobody waits for them any longer, and says how far they are', async () => {
    const { trainer } = open();
    await trainer.start('end');
    const pace = { turn: <Result>(work: () => Result) => Promise.resolve(work()) };
    const shares: number[] = [];
    let cancelled = false;
    const watch = { cancelled: () => cancelled, progress: (share: number) => void shares.push(share) };
    await trainer.view(null, { kind: 'predictions', split: 'train' }, pace, watch);
    expect(shares[0]).toBe(0);
    expect(Math.max(...shares)).toBeLessThan(1);
    cancelled = true;
    const given = trainer.weights();
    await expect(trainer.view(0, { kind: 'predictions', split: 'test' }, pace, watch)).rejects.toThrow('Cancelled');
    expect(trainer.weights()).toEqual(given);
    trainer.dispose();
  });

  test('shows the snapshot that was shown then', async () => {
    const { trainer, events } = open();
    await trainer.start('batch');
    await trainer.start('batch');
    const then = events.findLast((event) => event.kind === 'snapshot');
    await trainer.start('end');
    expect(trainer.snapshotAt(2)).toEqual(then?.snapshot);
    expect(trainer.weightsAt(2)).toEqual(then?.snapshot.weights);
    expect(trainer.weightsAt(null)).toEqual(trainer.weights());
    trainer.dispose();
  });

  test('is gone on from as if nothing had been between: plain SGD gives the same losses to the last bit', async () => {
    const training = { optimizer: 'sgd', learningRate: 0.1, batch: 16, epochs: 4 } as const;
    const sgd = planOf([6], [...parts.slice(0, 3), { type: 'dropout', params: { rate: 0.3 } }, ...parts.slice(3)], {
      training,
    });
    const whole = openRecorded(sgd, data, undefined, null, host);
    await whole.trainer.start('end');
    for (const step of [16, 20]) {
      const weights = whole.trainer.weightsAt(step);
      const from = { epoch: Math.floor(step / 10), batch: step % 10 };
      const rest = openRecorded(sgd, data, undefined, weights, { ...host, from });
      await rest.trainer.start('end');
      expect(rest.losses()).toEqual(whole.losses().slice(step));
      expect(rest.trainer.weights()).toEqual(whole.trainer.weights());
      const first = rest.events.find((event) => event.kind === 'steps');
      expect(first?.from).toBe(step);
      rest.trainer.dispose();
    }
    whole.trainer.dispose();
  });
});
