import { beforeAll, describe, expect, test } from 'vitest';
import { initialWeights } from '../model/initial-weights';
import { madeDataset, planOf, smallPlan } from '../testing/plans';
import { openRecorded } from '../testing/recording-host';
import { startBackend, tfjs } from '../testing/tfjs-node';
import type { TrainEvent } from './protocol';

const data = madeDataset([6], 3, 160, 90);
const kinds = (events: readonly TrainEvent[]): string[] => events.map(({ kind }) => kind);

describe.each(['cpu', 'wasm'] as const)('a run on %s', (engine) => {
  beforeAll(() => startBackend(engine));

  test('learns, reports every step once and every epoch, and ends once', async () => {
    const { trainer, events, losses } = openRecorded(smallPlan(), data);
    await trainer.start('end');
    expect(losses()).toHaveLength(30);
    const steps = events.filter((event) => event.kind === 'steps');
    const lengths = steps.map(({ loss }) => loss.length);
    expect(steps.map(({ from }) => from)).toEqual(
      lengths.map((_, index) => lengths.slice(0, index).reduce((sum, length) => sum + length, 0)),
    );
    const epochs = events.filter((event) => event.kind === 'epoch');
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    const [first, last] = [epochs[0], epochs[2]];
    expect(last?.test.loss).toBeLessThan(first?.test.loss ?? 0);
    expect(last?.test.confusion.reduce((sum, count) => sum + count)).toBe(90);
    expect(last?.train.count).toBe(160);
    expect(kinds(events).filter((kind) => kind === 'end')).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ kind: 'end', how: 'finished' });
    trainer.dispose();
  });

  test.each(['sgd', 'adam'] as const)(
    'gives the same losses for the same seed and after a rewind: %s',
    async (optimizer) => {
      const parts = [
        { type: 'dense', params: { units: 8, initialiser: 'he' } },
        { type: 'batch-norm' },
        { type: 'activation' },
        { type: 'dropout', params: { rate: 0.3 } },
        { type: 'dense', params: { units: 3 } },
        { type: 'softmax' },
      ];
      const plan = planOf([6], parts, { training: { optimizer, batch: 24, epochs: 2 } });
      const one = openRecorded(plan, data);
      await one.trainer.start('end');
      const other = openRecorded(plan, data);
      await other.trainer.start('batch');
      await other.trainer.start('epoch');
      await other.trainer.start('end');
      expect(other.losses()).toEqual(one.losses());

      const before = one.losses();
      const weights = one.trainer.weights();
      one.trainer.rewind();
      expect(one.trainer.weights()).toEqual(initialWeights(plan));
      await one.trainer.start('end');
      expect(one.losses()).toEqual(before);
      expect(one.trainer.weights()).toEqual(weights);
      one.trainer.dispose();
      other.trainer.dispose();
    },
  );

  test('hands over what it says to each test row, in agreement with the accuracy of the epoch', async () => {
    const { trainer, events } = openRecorded(smallPlan(), data);
    await trainer.start('end');
    const epochs = events.filter((event) => event.kind === 'epoch');
    for (const { answers, test } of epochs) {
      if (answers?.kind !== 'classes') throw new Error('no classes');
      const confusion = new Uint32Array(9);
      let right = 0;
      answers.predicted.forEach((predicted, row) => {
        const label = data.test.labels[row] ?? 0;
        confusion[label * 3 + predicted] = (confusion[label * 3 + predicted] ?? 0) + 1;
        const bit = ((answers.right[row >> 3] ?? 0) >> (row & 7)) & 1;
        expect(bit).toBe(predicted === label ? 1 : 0);
        right += bit;
      });
      expect(confusion).toEqual(test.confusion);
      expect(right / 90).toBe(test.accuracy);
    }
    expect(epochs[0]?.answers).not.toBe(epochs[1]?.answers);
    trainer.dispose();
  });

  test('differs for another seed', async () => {
    const runs = [1, 2].map((seed) => openRecorded(smallPlan({ seed }), data));
    for (const { trainer } of runs) await trainer.start('epoch');
    expect(runs[0]?.losses()).not.toEqual(runs[1]?.losses());
    for (const { trainer } of runs) trainer.dispose();
  });

  test('leaves no tensor behind', async () => {
    const before = tfjs.memory().numTensors;
    const plan = smallPlan({ training: { batch: 16, epochs: 101, optimizer: 'adam' } });
    const { trainer, losses } = openRecorded(plan, data);
    await trainer.start('epoch');
    const after = tfjs.memory().numTensors;
    await trainer.start('end');
    expect(losses()).toHaveLength(1010);
    expect(tfjs.memory().numTensors).toBe(after);
    trainer.dispose();
    expect(tfjs.memory().numTensors).toBe(before);
  });
});

describe('commands', () => {
  beforeAll(() => startBackend('cpu'));

  test('a stop is obeyed before the next minibatch, and nothing follows its end', async () => {
    let asked = -1;
    const recorded = openRecorded(smallPlan(), data, ({ trainer, losses }) => {
      if (asked >= 0) return;
      asked = losses().length;
      trainer.stop();
    });
    await recorded.trainer.start('end');
    const { events, trainer } = recorded;
    expect(events.at(-1)).toMatchObject({ kind: 'end', how: 'stopped' });
    expect(trainer.run).toBe('run-1');
    const end = events.at(-1);
    const steps = recorded.losses().length;
    expect(end?.kind === 'end' && end.how === 'stopped' && end.snapshot.step).toBe(steps);
    // Between two yields lie at most the steps of one slice.
    expect(steps - asked).toBeLessThanOrEqual(8);
    const count = events.length;
    trainer.pause();
    trainer.stop();
    await trainer.start('end');
    expect(events).toHaveLength(count);
    trainer.dispose();
  });

  test('a stop during an evaluation does not wait for its end', async () => {
    const large = madeDataset([6], 3, 16, 5000);
    let slices = 0;
    const recorded = openRecorded(smallPlan(), large, ({ trainer }) => {
      slices += 1;
      if (slices === 2) trainer.stop();
    });
    await recorded.trainer.start('end');
    expect(slices).toBe(2);
    expect(kinds(recorded.events)).not.toContain('epoch');
    expect(recorded.events.at(-1)).toMatchObject({ kind: 'end', how: 'stopped' });
    recorded.trainer.dispose();
  });

  test('a pause during an evaluation loses nothing: the epoch is reported after resuming', async () => {
    const large = madeDataset([6], 3, 16, 5000);
    let paused = false;
    const recorded = openRecorded(smallPlan(), large, ({ trainer }) => {
      if (!paused) trainer.pause();
      paused = true;
    });
    await recorded.trainer.start('end');
    expect(recorded.events.findLast(({ kind }) => kind === 'paused')).toMatchObject({ step: 1 });
    expect(kinds(recorded.events)).not.toContain('epoch');
    await recorded.trainer.start('end');
    expect(recorded.events.flatMap((event) => (event.kind === 'epoch' ? [event.epoch] : []))).toEqual([1, 2, 3]);
    recorded.trainer.dispose();
  });

  test('one minibatch, one epoch, then the rest', async () => {
    const { trainer, events, losses } = openRecorded(smallPlan(), data);
    await trainer.start('batch');
    expect(losses()).toHaveLength(1);
    expect(events.at(-1)).toEqual({ kind: 'paused', run: 'run-1', step: 1 });
    expect(events.some((event) => event.kind === 'snapshot' && event.snapshot.step === 1)).toBe(true);
    await trainer.start('epoch');
    expect(losses()).toHaveLength(10);
    expect(events.at(-3)).toMatchObject({ kind: 'epoch', epoch: 1 });
    expect(events.at(-2)).toEqual({ kind: 'paused', run: 'run-1', step: 10 });
    // What a pause shows, and a file would keep, counts the epoch that has just been closed.
    expect(events.at(-1)).toMatchObject({ kind: 'snapshot', snapshot: { epoch: 1 } });
    trainer.stop();
    expect(events.at(-1)).toMatchObject({ kind: 'end', how: 'stopped' });
    trainer.dispose();
  });

  test('giving way rests after each slice, shows no pictures and changes no number', async () => {
    const plain = openRecorded(smallPlan(), data);
    await plain.trainer.start('end');
    let rests = 0;
    const polite = openRecorded(smallPlan(), data, undefined, null, {
      rest: () => {
        rests += 1;
        return { over: Promise.resolve(), end: () => undefined };
      },
    });
    polite.trainer.giveWay(true);
    await polite.trainer.start('end');
    expect(rests).toBeGreaterThan(5);
    expect(kinds(plain.events)).toContain('snapshot');
    expect(kinds(polite.events)).not.toContain('snapshot');
    const messages = ({ events }: typeof plain): number => events.filter(({ kind }) => kind === 'steps').length;
    expect(messages(polite)).toBeLessThan(messages(plain));
    expect(polite.losses()).toEqual(plain.losses());
    for (const { trainer } of [plain, polite]) trainer.dispose();
  });

  test('of epochs that last less than the interval about 200 are evaluated, the first and the last among them', async () => {
    const tiny = madeDataset([6], 3, 16, 4);
    const plan = smallPlan({ training: { epochs: 1000 } });
    const epochsOf = async (evaluationInterval: number): Promise<readonly number[]> => {
      const { trainer, events } = openRecorded(plan, tiny, undefined, null, { evaluationInterval });
      await trainer.start('end');
      trainer.dispose();
      return events.flatMap((event) => (event.kind === 'epoch' ? [event.epoch] : []));
    };
    const some = await epochsOf(Number.POSITIVE_INFINITY);
    expect(some).toHaveLength(201);
    expect([some[0], some[1], some.at(-1)]).toEqual([1, 5, 1000]);
    expect(await epochsOf(0)).toHaveLength(1000);
  });

  test('a learning rate of 0 stops all learning from then on', async () => {
    const { trainer } = openRecorded(smallPlan(), data);
    await trainer.start('epoch');
    const learned = trainer.weights();
    trainer.setLearningRate(0);
    await trainer.start('end');
    expect(trainer.weights()).toEqual(learned);
    trainer.dispose();
  });

  test('weights of a file are opened, evaluated and predicted with', async () => {
    const one = openRecorded(smallPlan(), data);
    await one.trainer.start('end');
    const epoch = one.events.findLast((event) => event.kind === 'epoch');
    const other = openRecorded(smallPlan({ seed: 5 }), data, undefined, one.trainer.weights());
    await other.trainer.evaluate();
    const evaluated = other.events.at(-1);
    expect(evaluated).toMatchObject({ kind: 'epoch', epoch: 0, test: epoch?.test });
    const rows = Float32Array.from(data.test.features.slice(0, 12));
    expect(other.trainer.predict(rows, 2)).toEqual(one.trainer.predict(rows, 2));
    one.trainer.dispose();
    other.trainer.dispose();
  });
});

describe('divergence', () => {
  beforeAll(() => startBackend('wasm'));

  test('a learning rate of 1e9 ends the run, names a node and keeps the last finite weights', async () => {
    const parts = [
      { type: 'dense', params: { units: 8, initialiser: 'he' } },
      { type: 'activation', params: { function: 'tanh' } },
      { type: 'dense', params: { units: 1 } },
    ];
    const regression = madeDataset([6], 0, 160, 40);
    const plan = planOf([6], [...parts.slice(0, 1), ...parts.slice(2)], { training: { learningRate: 1e9, batch: 16 } });
    const { trainer, events } = openRecorded(plan, regression);
    await trainer.start('end');
    const end = events.at(-1);
    expect(end).toMatchObject({
      kind: 'end',
      how: 'failed',
      failure: { kind: 'diverged', epoch: 0, learningRate: 1e9 },
    });
    if (end?.kind !== 'end' || end.how !== 'failed' || end.failure.kind !== 'diverged')
      throw new Error('no divergence');
    expect(['n1', 'n2']).toContain(end.failure.node);
    for (const { values } of trainer.weights()) expect(values.every(Number.isFinite)).toBe(true);
    const steps = events.filter((event) => event.kind === 'steps');
    expect(steps.at(-1)?.loss.at(-1)).not.toBe(0);
    trainer.dispose();
  });
});
