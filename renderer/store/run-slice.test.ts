import { beforeEach, expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import type { RunId } from '../../src-core/ids';
import { initialWeights } from '../../src-core/model/initial-weights';
import type { ModelWeights } from '../../src-core/model/weights';
import { findTemplate } from '../../src-core/templates/registry';
import type { Snapshot, TrainEvent } from '../../src-core/training/protocol';
import { makeTestStore } from '../testing/make-test-store';
import { makeStubTrainer, type StubTrainer } from '../testing/stub-trainer';
import { planOf } from './plan-of-now';
import type { AppState } from './state';

let app: StoreApi<AppState>;
let trainer: StubTrainer;
const tell = (event: TrainEvent): void => trainer.tell(event);
let time: number;

const snapshot: Snapshot = { step: 0, epoch: 0, weights: [], nodes: [], probe: null };

beforeEach(() => {
  const first = findTemplate('first-mlp')?.make();
  if (first === undefined) throw new Error('no template');
  time = 0;
  trainer = makeStubTrainer();
  app = makeTestStore(first, { trainer, now: () => time });
});

function openedRun(): RunId {
  const { id } = app.getState().run;
  if (id === null) throw new Error('no run');
  const engine = { engine: 'cpu', threads: 1, reason: '' } as const;
  tell({ kind: 'opened', run: id, engine, stepsPerEpoch: 10, totalSteps: 100, snapshot });
  return id;
}

const kinds = (): string[] => trainer.sent.map(({ kind }) => kind);
const steps = (run: RunId, from: number): TrainEvent => ({
  kind: 'steps',
  run,
  from,
  loss: Float32Array.of(1),
  accuracy: Float32Array.of(0.5),
  samplesPerSecond: 9,
  learningRate: 0.1,
});

test('Train opens the model, and runs it once it is open', () => {
  app.getState().train();
  expect(kinds()).toEqual(['open']);
  openedRun();
  expect(kinds()).toEqual(['open', 'run']);
});

test('a paused run goes on; a run of a changed network starts anew', () => {
  app.getState().train();
  const run = openedRun();
  tell({ kind: 'running', run });
  tell({ kind: 'paused', run, step: 3 });
  app.getState().train();
  expect(kinds()).toEqual(['open', 'run', 'run']);
  tell({ kind: 'paused', run, step: 4 });
  app.getState().edit({ kind: 'set-training', training: { batch: 7 } }, 'set batch');
  app.getState().train();
  expect(kinds().at(-1)).toBe('open');
  expect(app.getState().run.id).not.toBe(run);
});

test('another learning rate reaches the running run, and its undoing too', () => {
  app.getState().train();
  const run = openedRun();
  tell({ kind: 'running', run });
  const { learningRate: before } = app.getState().document.training;
  app.getState().edit({ kind: 'set-training', training: { learningRate: 0.5 } }, 'set learning rate');
  expect(trainer.sent.at(-1)).toEqual({ kind: 'set-learning-rate', run, learningRate: 0.5 });
  app.getState().undo();
  expect(trainer.sent.at(-1)).toEqual({ kind: 'set-learning-rate', run, learningRate: before });
});

test('readings change at most four times a second, and the last is not lost', () => {
  app.getState().train();
  const run = openedRun();
  tell({ kind: 'running', run });
  time = 1000;
  tell(steps(run, 0));
  time = 1100;
  tell(steps(run, 1));
  expect(app.getState().run.step).toBe(1);
  tell({ kind: 'paused', run, step: 2 });
  expect(app.getState().run.step).toBe(2);
});

test('an epoch that ends right after a reading is announced once it is on the screen', () => {
  app.getState().train();
  const run = openedRun();
  tell({ kind: 'running', run });
  time = 1000;
  tell(steps(run, 0));
  time = 1001;
  const metrics = { loss: 1, accuracy: 0.5, count: 10 };
  const test = { ...metrics, confusion: new Uint32Array(0) };
  tell({ kind: 'epoch', run, epoch: 1, train: metrics, test, seconds: 1, answers: null });
  expect(app.getState().announcement).not.toContain('Epoch 1');
  time = 1300;
  tell(steps(run, 1));
  expect(app.getState().announcement).toContain('Epoch 1, test accuracy 50.0 %');
});

test('hundreds of epochs a second come to the screen four times a second, all of them, and the last with the end', () => {
  app.getState().train();
  const run = openedRun();
  tell({ kind: 'running', run });
  const metrics = { loss: 1, accuracy: 0.5, count: 10 };
  const epoch = (number: number): TrainEvent => ({
    kind: 'epoch',
    run,
    epoch: number,
    train: metrics,
    test: { ...metrics, confusion: new Uint32Array(0) },
    seconds: 0,
    answers: null,
  });
  let sets = 0;
  app.subscribe(() => (sets += 1));
  for (time = 1000; time < 2000; time += 5) tell(epoch((time - 995) / 5));
  expect(app.getState().run.epochs.map((record) => record.epoch)).toHaveLength(151);
  // Each is announced where it is shown.
  expect(sets).toBe(8);
  tell({ kind: 'end', run, how: 'finished', snapshot });
  expect(app.getState().run.epochs.map((record) => record.epoch)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
});

test('a worker that dies marks the run failed, and Train starts another', () => {
  app.getState().train();
  const run = openedRun();
  tell({ kind: 'running', run });
  trainer.die('out of memory');
  expect(app.getState().run.phase).toBe('failed');
  expect(app.getState().run.failure).toEqual({ kind: 'worker-died', message: 'out of memory' });
  app.getState().train();
  expect(kinds().at(-1)).toBe('open');
});

test('a worker that dies while a model is opened for export ends the waiting', async () => {
  const files = app.getState().tfjsFiles();
  trainer.die('out of memory');
  expect((await files).ok).toBe(false);
});

test('stopping while the model is being opened leaves no run behind', () => {
  app.getState().train();
  app.getState().stop();
  expect(app.getState().run.phase).toBe('none');
});

test('time spent in a pause does not count as training', () => {
  app.getState().train();
  const run = openedRun();
  tell({ kind: 'running', run });
  time = 400;
  tell({ kind: 'paused', run, step: 1 });
  time = 5000;
  tell({ kind: 'running', run });
  time = 5100;
  tell({ kind: 'paused', run, step: 2 });
  expect(app.getState().run.elapsed).toBe(500);
});

test('a rate that was changed after rewinding is told before the run goes on', () => {
  app.getState().train();
  const run = openedRun();
  tell({ kind: 'rewound', run, snapshot });
  app.getState().edit({ kind: 'set-training', training: { learningRate: 0.5 } }, 'set learning rate');
  app.getState().train();
  expect(trainer.sent.slice(-2)).toEqual([
    { kind: 'set-learning-rate', run, learningRate: 0.5 },
    { kind: 'run', run, until: 'end' },
  ]);
});

const trained = (): ModelWeights => {
  const plan = planOf(app.getState().analysis);
  if (plan === null) throw new Error('no plan');
  return initialWeights(plan);
};

test('a trained model is exported from its own run, whatever settings were changed since', async () => {
  app.getState().train();
  const run = openedRun();
  tell({ kind: 'running', run });
  tell(steps(run, 0));
  tell({ kind: 'end', run, how: 'finished', snapshot: { ...snapshot, step: 1, epoch: 1, weights: trained() } });
  app.getState().edit({ kind: 'set-training', training: { epochs: 99 } }, 'set epochs');
  const files = app.getState().tfjsFiles();
  expect(trainer.asked.at(-1)?.command).toMatchObject({ kind: 'export-tfjs', run });
  trainer.asked.at(-1)?.answer({ kind: 'files', request: 1, files: [] });
  expect(await files).toEqual({ ok: true, value: [] });
  expect(kinds().filter((kind) => kind === 'open')).toHaveLength(1);
  expect(app.getState().weightsToSave()?.epochs).toBe(1);
});

test('after the worker died, the export opens its last snapshot again and saving keeps it', () => {
  app.getState().train();
  const run = openedRun();
  tell({ kind: 'running', run });
  tell(steps(run, 0));
  const weights = trained();
  tell({ kind: 'snapshot', run, snapshot: { ...snapshot, step: 1, weights } });
  trainer.die('out of memory');
  void app.getState().tfjsFiles();
  expect(trainer.sent.at(-1)).toMatchObject({ kind: 'open', weights });
  expect(app.getState().weightsToSave()?.weights).toEqual(weights);
});

test('weights of a file are saved again while their run is still being opened, and after Stop', () => {
  const weights = trained();
  expect(app.getState().openWeights([...weights].reverse(), 7).ok).toBe(true);
  expect(app.getState().weightsToSave()).toEqual({ weights, epochs: 7 });
  app.getState().stop();
  expect(app.getState().weightsToSave()).toEqual({ weights, epochs: 7 });
});

test('opening another run tells whoever waited for the first that it will not come', async () => {
  const files = app.getState().tfjsFiles();
  app.getState().clearRun();
  expect((await files).ok).toBe(false);
});

test('while a card is dragged the worker is told once to give way, and once that it need not', () => {
  app.getState().train();
  const run = openedRun();
  for (const on of [true, true, false, false]) app.getState().setDragging(on);
  expect(trainer.sent.filter(({ kind }) => kind === 'give-way')).toEqual([
    { kind: 'give-way', run, on: true },
    { kind: 'give-way', run, on: false },
  ]);
});
