import { beforeEach, expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import type { GraphDocument } from '../../src-core/graph/document';
import type { RunId } from '../../src-core/ids';
import { type SweepValue, sweepSettings } from '../../src-core/runs/sweep/sweep-settings';
import { findTemplate } from '../../src-core/templates/registry';
import { classAnswers } from '../../src-core/testing/run-records';
import type { Snapshot, TrainCommand } from '../../src-core/training/protocol';
import { makeTestStore } from '../testing/make-test-store';
import { makeStubTrainer, type StubTrainer } from '../testing/stub-trainer';
import type { AppState } from './state';
import type { SweepCell } from './sweep-slice';

const made = findTemplate('first-mlp')?.make();
if (!made) throw new Error('no template');
const first: GraphDocument = made;
const snapshot: Snapshot = { step: 0, epoch: 0, weights: [], nodes: [], probe: null };

/** Trainers that sweeps opened. */
let opened: StubTrainer[];
let app: StoreApi<AppState>;

beforeEach(() => {
  opened = [];
  app = makeTestStore(first, {
    openSweepTrainer() {
      const trainer = makeStubTrainer();
      opened.push(trainer);
      return trainer;
    },
  });
});

const now = (): AppState => app.getState();
const cells = (): readonly SweepCell[] => now().sweep?.cells ?? [];
const states = (): string =>
  cells()
    .map(({ state }) => state)
    .join(' ');

function start(...rates: readonly SweepValue[]): StubTrainer {
  const setting = sweepSettings(now().document).find(({ id }) => id === 'training.learningRate');
  if (!setting) throw new Error('no learning rate');
  const result = now().startSweep({ axes: [{ setting, values: rates }], seeds: 1 });
  if (!result.ok) throw new Error(result.error);
  const trainer = opened.at(-1);
  if (!trainer) throw new Error('no trainer');
  return trainer;
}

/** The run that was asked for last. */
function asked({ sent }: StubTrainer): Extract<TrainCommand, { kind: 'open' }> {
  const open = sent.findLast((command) => command.kind === 'open');
  if (!open) throw new Error('nothing was opened');
  return open;
}

/** Lets the sweep go on to the next run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

function begin({ tell }: StubTrainer, run: RunId): void {
  const engine = { engine: 'cpu', threads: 1, reason: '' } as const;
  tell({ kind: 'opened', run, engine, stepsPerEpoch: 1, totalSteps: 2, snapshot });
  tell({ kind: 'running', run });
  const accuracy = new Float32Array();
  tell({ kind: 'steps', run, from: 0, loss: Float32Array.of(1), accuracy, samplesPerSecond: 1, learningRate: 0.1 });
  tell({
    kind: 'epoch',
    run,
    epoch: 1,
    train: { loss: 1, accuracy: 1, count: 2 },
    test: { loss: 1, accuracy: 0.5, count: 2, confusion: new Uint32Array(9) },
    answers: classAnswers([true, false]),
    seconds: 1,
  });
}

async function finish(trainer: StubTrainer): Promise<void> {
  const { run } = asked(trainer);
  begin(trainer, run);
  trainer.tell({ kind: 'end', run, how: 'finished', snapshot });
  await settle();
}

test('its runs are trained one after the other, beside the document, and each is kept', async () => {
  const before = now().document;
  const trainer = start(0.1, 0.5);
  expect(asked(trainer).plan.training.learningRate).toBe(0.1);
  expect(states()).toBe('running waiting');
  await finish(trainer);
  expect(asked(trainer).plan.training.learningRate).toBe(0.5);
  expect(trainer.sent.filter(({ kind }) => kind === 'run')).toHaveLength(1);
  await finish(trainer);
  expect(states()).toBe('done done');
  expect(now().sweep?.phase).toBe('over');
  expect(trainer.closed).toBe(true);
  expect(
    now().runs.map(({ sweep, document, test }) => [
      sweep?.settings[0]?.value,
      document.training.learningRate,
      test?.right,
    ]),
  ).toEqual([
    [0.1, 0.1, 1],
    [0.5, 0.5, 1],
  ]);
  expect(now().document).toBe(before);
  expect(now().past).toEqual([]);
});

test('cancelled, the run under way is lost and those before it stay', async () => {
  const trainer = start(0.1, 0.5, 1);
  await finish(trainer);
  begin(trainer, asked(trainer).run);
  now().stopSweep('now');
  await settle();
  expect(states()).toBe('done waiting waiting');
  expect([now().sweep?.phase, trainer.closed, now().runs.length]).toEqual(['over', true, 1]);
});

test('stopped after a run, that one is still kept', async () => {
  const trainer = start(0.1, 0.5);
  now().stopSweep('after-this-run');
  expect(now().sweep?.phase).toBe('stopping');
  await finish(trainer);
  expect(states()).toBe('done waiting');
  expect([now().sweep?.phase, now().runs.length]).toEqual(['over', 1]);
});

test('a run that diverges and a worker that dies do not end the sweep', async () => {
  const trainer = start(0.1, 0.5, 1);
  const { run } = asked(trainer);
  begin(trainer, run);
  const failure = { kind: 'diverged', step: 1, epoch: 1, node: null, learningRate: 0.1 } as const;
  trainer.tell({ kind: 'end', run, how: 'failed', failure });
  await settle();
  trainer.die('It is gone.');
  await settle();
  await finish(trainer);
  expect(states()).toBe('failed failed done');
  expect(cells()[0]?.message).toContain('went past the largest number');
  expect(now().runs.map(({ how }) => how)).toEqual(['failed', 'finished']);
});

test('another sweep has another id, also in a project that has runs of sweeps', async () => {
  await finish(start(0.1));
  await finish(start(0.5));
  const ids = now().runs.map(({ sweep }) => sweep?.id);
  expect(new Set(ids).size).toBe(2);
});

test('another project ends it', async () => {
  const trainer = start(0.1, 0.5);
  now().load(first, null);
  await finish(trainer);
  expect([now().sweep, now().runs, trainer.closed]).toEqual([null, [], true]);
});

test('what cannot be trained is refused before anything runs', () => {
  const setting = sweepSettings(first).find(({ id }) => id === 'node.dense-2.units');
  if (!setting) throw new Error('no units');
  const refused = now().startSweep({ axes: [{ setting, values: [3, 7] }], seeds: 1 });
  expect(refused.ok).toBe(false);
  expect([now().sweep, opened]).toEqual([null, []]);
});
