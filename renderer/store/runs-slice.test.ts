import { beforeEach, describe, expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import type { GraphDocument } from '../../src-core/graph/document';
import { keptRunId, type RunId } from '../../src-core/ids';
import { findTemplate } from '../../src-core/templates/registry';
import { classAnswers, runRecord } from '../../src-core/testing/run-records';
import type { Snapshot, TrainEvent } from '../../src-core/training/protocol';
import { makeTestStore } from '../testing/make-test-store';
import { makeStubTrainer, type StubTrainer } from '../testing/stub-trainer';
import { mostOverlaid } from './runs-slice';
import { isUnsaved } from './selectors';
import type { AppState } from './state';

const made = findTemplate('first-mlp')?.make();
if (!made) throw new Error('no template');
const first: GraphDocument = made;

let app: StoreApi<AppState>;
let trainer: StubTrainer;
const tell = (event: TrainEvent): void => trainer.tell(event);
let time: number;

const snapshot: Snapshot = { step: 0, epoch: 0, weights: [], nodes: [], probe: null };
const now = (): AppState => app.getState();
const ids = (): readonly string[] => now().runs.map(({ id }) => id);

beforeEach(() => {
  time = 0;
  trainer = makeStubTrainer();
  app = makeTestStore(first, { trainer, now: () => time, wallClock: () => 1.7e12 });
});

function begin(): RunId {
  now().train();
  const { id: run } = now().run;
  if (run === null) throw new Error('no run');
  const engine = { engine: 'cpu', threads: 1, reason: '' } as const;
  tell({ kind: 'opened', run, engine, stepsPerEpoch: 2, totalSteps: 20, snapshot });
  tell({ kind: 'running', run });
  return run;
}

const steps = (run: RunId, from: number, ...loss: number[]): TrainEvent => {
  const none = new Float32Array();
  return {
    kind: 'steps',
    run,
    from,
    loss: Float32Array.from(loss),
    accuracy: none,
    samplesPerSecond: 9,
    learningRate: 0.1,
  };
};
const epoch = (run: RunId, number: number, right: readonly boolean[]): TrainEvent => ({
  kind: 'epoch',
  run,
  epoch: number,
  train: { loss: 1 / number, accuracy: 0.5, count: 8 },
  test: {
    loss: 2 / number,
    accuracy: right.filter(Boolean).length / right.length,
    count: right.length,
    confusion: new Uint32Array(9),
  },
  answers: classAnswers(right),
  seconds: 1,
});
const end = (run: RunId): TrainEvent => ({ kind: 'end', run, how: 'finished', snapshot });

function trainOnce(right: readonly boolean[] = [true, false, true]): void {
  const run = begin();
  tell(steps(run, 0, 3, 2));
  time += 500;
  tell(epoch(run, 1, right));
  tell(end(run));
}

describe('a run is kept', () => {
  test('with what was trained, its curve, its result and its answers', () => {
    const run = begin();
    tell(steps(run, 0, 3, 2));
    tell(epoch(run, 1, [true, false, false]));
    tell(steps(run, 2, 1.5, 1));
    time += 750;
    tell(epoch(run, 2, [true, true, false]));
    tell(end(run));
    const [kept] = now().runs;
    expect(kept).toMatchObject({
      id: 'r1',
      name: 'Run 1',
      parent: null,
      how: 'finished',
      engine: 'cpu',
      steps: 4,
      milliseconds: 750,
      endedAt: 1.7e12,
      test: { count: 3, loss: 1, right: 2 },
      answers: classAnswers([true, true, false]),
    });
    expect(kept?.document).toBe(first);
    expect(kept?.points.map((point) => [point.epoch, point.testLoss])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect([...(kept?.batches.loss ?? [])]).toEqual([3, 2, 1.5, 1]);
    expect(isUnsaved(now())).toBe(true);
  });

  test('and the next is said to come from it', () => {
    trainOnce();
    now().edit({ kind: 'set-seed', seed: 9 }, 'set the seed');
    trainOnce();
    expect(now().runs.map(({ parent }) => parent)).toEqual([null, 'r1']);
    expect(now().overlaid).toEqual(['r1', 'r2']);
  });

  test('and is known as that of the open run until another begins', () => {
    trainOnce();
    expect(now().openRecord).toBe('r1');
    const run = begin();
    expect(now().openRecord).toBeNull();
    tell(steps(run, 0, 3, 2));
    tell(epoch(run, 1, [true]));
    tell(end(run));
    expect(now().openRecord).toBe('r2');
    tell({ kind: 'rewound', run, snapshot });
    expect(now().openRecord).toBeNull();
    now().load(first, null);
    expect(now().openRecord).toBeNull();
  });

  test('when it gives way to another network, and when it is rewound', () => {
    const run = begin();
    tell(steps(run, 0, 3, 2));
    tell(epoch(run, 1, [true]));
    tell({ kind: 'paused', run, step: 2 });
    now().edit({ kind: 'set-seed', seed: 9 }, 'set the seed');
    const other = begin();
    expect(now().runs).toMatchObject([{ how: 'stopped', steps: 2, document: { seed: first.seed } }]);
    tell(steps(other, 0, 3, 2));
    tell(epoch(other, 1, [true]));
    tell({ kind: 'rewound', run: other, snapshot });
    expect(now().runs).toMatchObject([{}, { how: 'stopped', document: { seed: 9 }, batches: { stride: 1 } }]);
    expect(now().runs[1]?.batches.loss).toHaveLength(2);
  });

  test('but not one of which some minibatches were only looked at', () => {
    const run = begin();
    tell(steps(run, 0, 3));
    tell({ kind: 'rewound', run, snapshot });
    expect(now().runs).toEqual([]);
  });

  test('once, although its worker answers after its end', () => {
    trainOnce();
    const { id } = now().run;
    if (id === null) throw new Error('no run');
    tell(epoch(id, 1, [true]));
    tell({ kind: 'rewound', run: id, snapshot });
    expect(ids()).toEqual(['r1']);
  });

  test('with a learning rate that was changed on the way', () => {
    const run = begin();
    tell(steps(run, 0, 3, 2));
    now().edit({ kind: 'set-training', training: { learningRate: 0.25 } }, 'set the rate');
    tell(epoch(run, 1, [true]));
    tell(end(run));
    expect(now().runs[0]).toMatchObject({ lastRate: 0.25, document: { training: first.training } });
  });

  test('of the document as it was when the model was opened', () => {
    now().train();
    const { id: run } = now().run;
    now().edit({ kind: 'rename', node: first.nodes[1]?.id ?? keptNode(), label: 'Renamed' }, 'rename');
    if (run === null) throw new Error('no run');
    const engine = { engine: 'cpu', threads: 1, reason: '' } as const;
    tell({ kind: 'opened', run, engine, stepsPerEpoch: 2, totalSteps: 20, snapshot });
    tell({ kind: 'running', run });
    tell(steps(run, 0, 3, 2));
    tell(end(run));
    expect(now().runs[0]?.document).toBe(first);
  });
});

function keptNode(): never {
  throw new Error('the template has no nodes');
}

test('its network comes back as one edit, and the next run comes from it', () => {
  trainOnce();
  now().edit({ kind: 'set-seed', seed: 9 }, 'set the seed');
  now().edit({ kind: 'set-name', name: 'Renamed' }, 'rename');
  trainOnce();
  const before = now().document;
  expect(now().restoreRun(keptRunId('r1'))).toBe(true);
  expect(now().document).toEqual({ ...first, name: 'Renamed' });
  trainOnce();
  expect(now().runs[2]?.parent).toBe('r1');
  now().undo();
  expect(now().document).toBe(before);
});

test('training results are never undone', () => {
  now().edit({ kind: 'set-seed', seed: 9 }, 'set the seed');
  trainOnce();
  now().undo();
  expect(ids()).toEqual(['r1']);
});

describe('a run that is deleted', () => {
  test('comes back to its place, with its children under it, and without undoing what was done since', () => {
    now().openRuns([
      runRecord(1),
      runRecord(2, { parent: keptRunId('r1') }),
      runRecord(3, { parent: keptRunId('r2') }),
    ]);
    now().deleteRun(keptRunId('r2'));
    expect(now().runs.map(({ id, parent }) => [id, parent])).toEqual([
      ['r1', null],
      ['r3', 'r1'],
    ]);
    now().renameRun(keptRunId('r3'), 'Best');
    now().deleteRun(keptRunId('r1'));
    now().toasts[0]?.action?.run();
    expect(now().runs.map(({ id, parent, name }) => [id, parent, name])).toEqual([
      ['r2', 'r1', 'Run 2'],
      ['r3', 'r2', 'Best'],
    ]);
  });

  test('is no longer overlaid, shown or the parent of the next', () => {
    trainOnce();
    trainOnce();
    now().showRun(keptRunId('r2'));
    now().deleteRun(keptRunId('r2'));
    expect([now().overlaid, now().shownRun, now().parentRun]).toEqual([['r1'], null, 'r1']);
  });
});

test('six curves at most are laid over each other', () => {
  now().openRuns(Array.from({ length: 9 }, (_, index) => runRecord(index + 1)));
  for (let number = 1; number <= 9; number++) now().overlayRun(keptRunId(`r${number}`), true);
  expect(now().overlaid).toHaveLength(mostOverlaid);
  now().overlayRun(keptRunId('r9'), false);
  expect(now().overlaid).toEqual([null, 'r1', 'r2', 'r3', 'r4', 'r5']);
  now().overlayRun(keptRunId('r7'), true);
  expect(now().overlaid).toEqual(['r7', 'r1', 'r2', 'r3', 'r4', 'r5']);
});

test('what the user ticked stays ticked when another run ends', () => {
  trainOnce();
  trainOnce();
  now().overlayRun(keptRunId('r1'), false);
  trainOnce();
  expect(now().overlaid).toEqual([null, 'r2']);
});

test('another project has its own runs', () => {
  trainOnce();
  now().load(first, null);
  expect([now().runs, now().parentRun, isUnsaved(now())]).toEqual([[], null, false]);
});

test('a run gets a name of letters, or keeps the one it has', () => {
  now().openRuns([runRecord(1)]);
  now().renameRun(keptRunId('r1'), '  wide  ');
  expect(now().runs[0]?.name).toBe('wide');
  now().renameRun(keptRunId('r1'), '   ');
  expect(now().runs[0]?.name).toBe('wide');
});
