import { beforeEach, expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { findTemplate } from '../../src-core/templates/registry';
import type { Snapshot, TestMetrics, TrainEvent } from '../../src-core/training/protocol';
import { makeTestStore } from '../testing/make-test-store';
import { makeStubTrainer, type StubTrainer } from '../testing/stub-trainer';
import { shownSnapshot } from './selectors';
import type { AppState } from './state';

let app: StoreApi<AppState>;
let trainer: StubTrainer;
const tell = (event: TrainEvent): void => trainer.tell(event);

const snapshotOf = (step: number): Snapshot => ({ step, epoch: 0, weights: [], nodes: [], probe: null });
const test10: TestMetrics = { loss: 1, accuracy: 0.5, count: 10, confusion: new Uint32Array(4) };

beforeEach(() => {
  const first = findTemplate('first-mlp')?.make();
  if (first === undefined) throw new Error('no template');
  trainer = makeStubTrainer();
  app = makeTestStore(first, { trainer });
  open();
});

/** A run with weights kept of steps 0, 10 and 20. */
function open(): void {
  app.getState().train();
  const run = app.getState().run.id;
  if (run === null) throw new Error('no run');
  const engine = { engine: 'cpu', threads: 1, reason: '' } as const;
  tell({ kind: 'opened', run, engine, stepsPerEpoch: 10, totalSteps: 100, snapshot: snapshotOf(20) });
  tell({ kind: 'kept', run, steps: [0, 10, 20] });
}

const questions = (): unknown[] =>
  trainer.asked.map(({ command }) => ('at' in command ? [command.kind, command.at] : []));
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
};

test('a step between two that are kept shows the nearer one, in pictures and in numbers', async () => {
  app.getState().showStep(12);
  expect(app.getState().shownStep).toBe(10);
  expect(questions()).toEqual([
    ['snapshot-at', 10],
    ['evaluate-at', 10],
  ]);
  // Until the worker has answered the views keep what they had.
  expect(shownSnapshot(app.getState())?.step).toBe(20);
  trainer.asked[0]?.answer({ kind: 'past-snapshot', request: 1, snapshot: snapshotOf(10) });
  trainer.asked[1]?.answer({ kind: 'evaluated', request: 1, test: test10 });
  await settle();
  expect(shownSnapshot(app.getState())?.step).toBe(10);
  expect(app.getState().pastTest).toBe(test10);
});

test('a slider that moves faster than the worker answers leaves one question behind, the newest', async () => {
  for (const step of [10, 20, 0]) app.getState().showStep(step);
  expect(questions()).toHaveLength(2);
  trainer.asked[0]?.answer({ kind: 'past-snapshot', request: 1, snapshot: snapshotOf(10) });
  trainer.asked[1]?.answer({ kind: 'evaluated', request: 1, test: test10 });
  await settle();
  expect(questions().slice(2)).toEqual([
    ['snapshot-at', 0],
    ['evaluate-at', 0],
  ]);
  // Metrics of a step that is not shown any more are not shown either.
  expect(app.getState().pastTest).toBeNull();
});

test('back to now shows the run again, and a late answer changes nothing', async () => {
  app.getState().showStep(10);
  app.getState().showStep(null);
  trainer.asked[0]?.answer({ kind: 'past-snapshot', request: 1, snapshot: snapshotOf(10) });
  await settle();
  expect([app.getState().shownStep, app.getState().pastSnapshot]).toEqual([null, null]);
  expect(shownSnapshot(app.getState())?.step).toBe(20);
});

test('another run has another past; a step that is thinned away gives its place to its neighbour', () => {
  const { id } = app.getState().run;
  if (id === null) throw new Error('no run');
  app.getState().showStep(10);
  tell({ kind: 'kept', run: id, steps: [0, 20] });
  expect(app.getState().shownStep).toBe(0);
  app.getState().rewind();
  tell({ kind: 'rewound', run: id, snapshot: snapshotOf(0) });
  expect(app.getState().shownStep).toBeNull();
});
