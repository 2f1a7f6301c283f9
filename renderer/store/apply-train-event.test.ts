import { expect, test } from 'vitest';
import { runId } from '../../src-core/ids';
import type { Snapshot, TrainEvent } from '../../src-core/training/protocol';
import { applyTrainEvent, noRun } from './apply-train-event';
import type { Run } from './run-slice';

const id = runId('run-1');
const snapshot: Snapshot = { step: 0, epoch: 0, weights: [], nodes: [], probe: null };
const open: Run = { ...noRun, id, phase: 'opening' };
const opened: TrainEvent = {
  kind: 'opened',
  run: id,
  engine: { engine: 'wasm', threads: 2, reason: 'fastest here' },
  stepsPerEpoch: 10,
  totalSteps: 100,
  snapshot,
};
const steps = (from: number, ...loss: number[]): TrainEvent => ({
  kind: 'steps',
  run: id,
  from,
  loss: Float32Array.from(loss),
  accuracy: new Float32Array(),
  samplesPerSecond: 5,
  learningRate: 0.1,
});
const epoch = (number: number, loss: number): TrainEvent => ({
  kind: 'epoch',
  run: id,
  epoch: number,
  train: { loss, accuracy: 0.5, count: 10 },
  test: { loss, accuracy: 0.5, count: 10, confusion: new Uint32Array(4) },
  answers: null,
  seconds: 1,
});

test('events of an older run change nothing', () => {
  for (const event of [opened, steps(0, 1), epoch(1, 1)]) {
    expect(applyTrainEvent({ ...open, id: runId('run-2') }, event)).toEqual({ ...open, id: runId('run-2') });
  }
});

test('a run goes from opening over ready and running to its end', () => {
  let run = applyTrainEvent(open, opened);
  expect(run.phase).toBe('ready');
  run = applyTrainEvent(run, { kind: 'running', run: id });
  run = applyTrainEvent(run, steps(0, 2.3, 2.2));
  expect([run.phase, run.step, run.loss, run.weightsUnsaved]).toEqual(['running', 2, Math.fround(2.2), true]);
  run = applyTrainEvent(run, { kind: 'end', run: id, how: 'finished', snapshot });
  expect([run.phase, run.how]).toEqual(['ended', 'finished']);
});

test('evaluating an epoch again replaces its record', () => {
  const run = [epoch(1, 2), epoch(2, 1.5), epoch(2, 1.4)].reduce(applyTrainEvent, open);
  expect(run.epochs.map(({ epoch, test }) => [epoch, test.loss])).toEqual([
    [1, 2],
    [2, 1.4],
  ]);
});

test('rewinding forgets the curve and what was counted, but keeps the engine', () => {
  const trained = [opened, steps(0, 1), epoch(1, 1)].reduce(applyTrainEvent, open);
  const test = { loss: 1, accuracy: 0.5, count: 10, confusion: new Uint32Array(4) };
  const run = applyTrainEvent({ ...trained, counted: { step: 1, test } }, { kind: 'rewound', run: id, snapshot });
  expect(run.counted).toBeNull();
  expect([run.step, run.epochs.length, run.phase, run.weightsUnsaved]).toEqual([0, 0, 'ready', false]);
  expect(run.engine?.engine).toBe('wasm');
});

test('a failed run stays failed, whatever still arrives', () => {
  const failed = applyTrainEvent(open, {
    kind: 'end',
    run: id,
    how: 'failed',
    failure: { kind: 'worker-died', message: 'gone' },
  });
  expect(failed.phase).toBe('failed');
  expect(applyTrainEvent(failed, steps(0, 1))).toBe(failed);
});

test('weights of a file count as the epochs they were trained', () => {
  const loaded = applyTrainEvent({ ...open, loadedEpochs: 7 }, opened);
  expect([loaded.phase, loaded.how]).toEqual(['ended', 'loaded']);
  expect(applyTrainEvent(loaded, epoch(0, 0.4)).epochs[0]?.epoch).toBe(7);
});
