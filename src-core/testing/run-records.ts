import type { GraphDocument } from '../graph/document';
import { blankDocument } from '../graph/make';
import { keptRunId } from '../ids';
import type { RunRecord } from '../runs/run-record';
import type { TestAnswers } from '../training/protocol';

/** Answers of classes that were right on the rows where `right` says so. */
export function classAnswers(right: readonly boolean[], testSet = 'rows'): TestAnswers {
  const bits = new Uint8Array(Math.ceil(right.length / 8));
  right.forEach((isRight, row) => {
    if (isRight) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  });
  return { kind: 'classes', testSet, predicted: Uint8Array.from(right, (isRight) => (isRight ? 1 : 0)), right: bits };
}

/** A finished run with number `number`, for tests. */
export function runRecord(
  number: number,
  given: Partial<RunRecord> = {},
  document: GraphDocument = blankDocument(),
): RunRecord {
  return {
    id: keptRunId(`r${number}`),
    name: `Run ${number}`,
    parent: null,
    pinned: false,
    endedAt: 1.7e12 + number,
    how: 'finished',
    engine: 'fused',
    threads: 2,
    steps: 20,
    stepsPerEpoch: 10,
    milliseconds: 1500,
    parameters: 7850,
    begunAfter: null,
    lastRate: null,
    document,
    points: [
      { epoch: 1, trainLoss: 1, testLoss: 1.25, trainAccuracy: 0.5, testAccuracy: 0.25 },
      { epoch: 2, trainLoss: 0.5, testLoss: 0.75, trainAccuracy: 0.75, testAccuracy: 0.5 },
    ],
    batches: { stride: 5, loss: Float32Array.of(1.5, 1, 0.75, 0.5) },
    test: { count: 4, loss: 0.75, right: 2 },
    answers: classAnswers([true, false, true, false]),
    sweep: null,
    ...given,
  };
}
