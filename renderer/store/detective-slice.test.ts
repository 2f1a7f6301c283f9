import { beforeEach, expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { findTemplate } from '../../src-core/templates/registry';
import type { Diagnosis } from '../../src-core/training/detective/diagnosis';
import type { Snapshot, TrainEvent } from '../../src-core/training/protocol';
import { makeTestStore } from '../testing/make-test-store';
import { makeStubTrainer, type StubTrainer } from '../testing/stub-trainer';
import type { AppState } from './state';

let app: StoreApi<AppState>;
let trainer: StubTrainer;
const tell = (event: TrainEvent): void => trainer.tell(event);

const snapshotOf = (step: number): Snapshot => ({ step, epoch: 0, weights: [], nodes: [], probe: null });
const diagnosis: Diagnosis = {
  culprit: { where: 'loss', node: null, step: 7, input: null },
  steps: [],
  growth: null,
  healthy: 5,
  healthyLoss: 1,
  data: null,
};
const diagnosed: TrainEvent = { kind: 'diagnosed', request: 1, diagnosis, snapshot: snapshotOf(5), kept: [0, 5] };

beforeEach(() => {
  const first = findTemplate('first-mlp')?.make();
  if (first === undefined) throw new Error('no template');
  trainer = makeStubTrainer();
  app = makeTestStore(first, { trainer });
  diverge();
});

const idOfRun = () => {
  const { id } = app.getState().run;
  if (id === null) throw new Error('no run');
  return id;
};
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function diverge(): void {
  app.getState().train();
  const run = idOfRun();
  const engine = { engine: 'cpu', threads: 1, reason: '' } as const;
  tell({ kind: 'opened', run, engine, stepsPerEpoch: 10, totalSteps: 100, snapshot: snapshotOf(0) });
  tell({ kind: 'running', run });
  const failure = { kind: 'diverged', step: 7, epoch: 0, node: null, learningRate: 5 } as const;
  tell({ kind: 'end', run, how: 'failed', failure });
}

test('a run that diverges is looked into by itself, with its progress, and its healthy weights come back', async () => {
  expect(trainer.asked.map(({ command }) => command.kind)).toEqual(['diagnose']);
  tell({ kind: 'progress', run: idOfRun(), what: '', fraction: 0.4 });
  expect(app.getState().investigation).toMatchObject({ phase: 'looking', share: 0.4 });
  trainer.asked[0]?.answer(diagnosed);
  await settled();
  const { investigation, run, detectiveShown } = app.getState();
  expect(investigation).toMatchObject({ phase: 'found', diagnosis });
  expect([run.snapshot?.step, run.kept, run.phase, detectiveShown]).toEqual([5, [0, 5], 'failed', true]);
});

test('cancelled, it says so and can be looked into again', async () => {
  app.getState().cancelInvestigation();
  expect(trainer.sent.at(-1)).toEqual({ kind: 'cancel-diagnosis', run: idOfRun() });
  trainer.asked[0]?.refuse('Looking for the cause was cancelled.');
  await settled();
  expect(app.getState().investigation).toMatchObject({ phase: 'open', why: 'Looking for the cause was cancelled.' });
  void app.getState().investigate();
  expect(trainer.asked).toHaveLength(2);
});

test('training again forgets what was found, and an answer that comes later changes nothing', async () => {
  app.getState().train();
  expect(app.getState().investigation).toBeNull();
  trainer.asked[0]?.answer(diagnosed);
  await settled();
  expect(app.getState().investigation).toBeNull();
  expect(app.getState().run.kept).toEqual([]);
});
