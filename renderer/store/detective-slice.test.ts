import { beforeEach, expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { findTemplate } from '../../src-core/templates/registry';
import type { Diagnosis } from '../../src-core/training/detective/diagnosis';
import type { Snapshot, TrainCommand, TrainEvent } from '../../src-core/training/protocol';
import { noSweeps } from '../testing/no-sweeps';
import { makeAppStore } from './make-app-store';
import { makeRunSeries } from './run-series';
import type { AppState } from './state';

let app: StoreApi<AppState>;
let sent: TrainCommand[];
let tell: (event: TrainEvent) => void = () => undefined;
/** What the worker has been asked and not yet answered. */
let asked: {
  readonly command: TrainCommand;
  readonly answer: (event: TrainEvent) => void;
  readonly refuse: (message: string) => void;
}[];

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
  sent = [];
  asked = [];
  tell = () => undefined;
  app = makeAppStore({
    first,
    trainer: {
      send: (command) => void sent.push(command),
      request: (makeCommand, kind) =>
        new Promise((resolve, reject) => {
          const answer = (event: TrainEvent): void => {
            if (isOfKind(event, kind)) resolve(event);
          };
          asked.push({ command: makeCommand(1), answer, refuse: (message) => reject(new Error(message)) });
        }),
      onEvent: (listener) => {
        // The run and the detective both listen.
        const before = tell;
        tell = (event) => {
          before(event);
          listener(event);
        };
        return () => undefined;
      },
      onDeath: () => () => undefined,
    },
    series: makeRunSeries((call) => call()),
    storage: { getItem: () => null, setItem: () => undefined },
    now: () => 0,
    wallClock: () => 0,
    openSweepTrainer: noSweeps,
  });
  diverge();
});

function isOfKind<Kind extends TrainEvent['kind']>(
  event: TrainEvent,
  kind: Kind,
): event is Extract<TrainEvent, { kind: Kind }> {
  return event.kind === kind;
}

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
  expect(asked.map(({ command }) => command.kind)).toEqual(['diagnose']);
  tell({ kind: 'progress', run: idOfRun(), what: '', fraction: 0.4 });
  expect(app.getState().investigation).toMatchObject({ phase: 'looking', share: 0.4 });
  asked[0]?.answer(diagnosed);
  await settled();
  const { investigation, run, detectiveShown } = app.getState();
  expect(investigation).toMatchObject({ phase: 'found', diagnosis });
  expect([run.snapshot?.step, run.kept, run.phase, detectiveShown]).toEqual([5, [0, 5], 'failed', true]);
});

test('cancelled, it says so and can be looked into again', async () => {
  app.getState().cancelInvestigation();
  expect(sent.at(-1)).toEqual({ kind: 'cancel-diagnosis', run: idOfRun() });
  asked[0]?.refuse('Looking for the cause was cancelled.');
  await settled();
  expect(app.getState().investigation).toMatchObject({ phase: 'open', why: 'Looking for the cause was cancelled.' });
  void app.getState().investigate();
  expect(asked).toHaveLength(2);
});

test('training again forgets what was found, and an answer that comes later changes nothing', async () => {
  app.getState().train();
  expect(app.getState().investigation).toBeNull();
  asked[0]?.answer(diagnosed);
  await settled();
  expect(app.getState().investigation).toBeNull();
  expect(app.getState().run.kept).toEqual([]);
});
