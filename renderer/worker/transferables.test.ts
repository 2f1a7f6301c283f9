import { expect, test } from 'vitest';
import { nodeId, runId } from '../../src-core/ids';
import type { Snapshot, TrainEvent } from '../../src-core/training/protocol';
import { transferablesOf } from './transferables';

const run = runId('r');
const snapshot = (): Snapshot => ({
  step: 1,
  epoch: 0,
  weights: [{ node: nodeId('n1'), name: 'kernel', shape: [2], values: Float32Array.of(1, 2) }],
  nodes: [
    {
      node: nodeId('n1'),
      meanAbs: 1,
      dead: null,
      gradient: null,
      histogram: Float32Array.of(3),
      figures: { mean: 1, above: 1, largest: 1, saturated: null },
    },
  ],
  probe: { index: 0, label: 1, output: Float32Array.of(4, 5) },
});

test.each<[TrainEvent, number]>([
  [{ kind: 'running', run }, 0],
  [
    {
      kind: 'steps',
      run,
      from: 0,
      loss: Float32Array.of(1),
      accuracy: Float32Array.of(1),
      samplesPerSecond: 1,
      learningRate: 0.1,
    },
    2,
  ],
  [{ kind: 'snapshot', run, snapshot: snapshot() }, 3],
  [{ kind: 'end', run, how: 'finished', snapshot: snapshot() }, 3],
  [
    {
      kind: 'epoch',
      run,
      epoch: 1,
      train: { loss: 1, accuracy: 1, count: 8 },
      test: { loss: 1, accuracy: 0.5, count: 2, confusion: Uint32Array.of(1, 0, 1, 0) },
      answers: { kind: 'classes', testSet: '2-0', predicted: Uint8Array.of(0, 0), right: Uint8Array.of(1) },
      seconds: 1,
    },
    3,
  ],
  [{ kind: 'files', request: 1, files: [{ name: 'model.json', bytes: Uint8Array.of(1) }] }, 1],
])('event %# leaves with its buffers and arrives whole', (event, count) => {
  const transfer = transferablesOf(event);
  expect(transfer).toHaveLength(count);
  const expected = structuredClone(event);
  expect(structuredClone(event, { transfer })).toEqual(expected);
});
