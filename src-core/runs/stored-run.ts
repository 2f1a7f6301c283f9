import type { StoredRun } from '../graph/document';
import { toBase64 } from '../model/base64';
import type { TestAnswers } from '../training/protocol';
import { bytesOfText, floatsOfText, floatsToText } from './float-text';
import type { CurvePoint, RunRecord } from './run-record';

/** Records never change: a project that is put aside every few seconds need not pack all its runs again. */
const packed = new WeakMap<RunRecord, StoredRun>();

/** A run as it stands in a project file. */
export function storeRun(run: RunRecord): StoredRun {
  const known = packed.get(run);
  if (known !== undefined) return known;
  const stored = packRun(run);
  packed.set(run, stored);
  return stored;
}

function packRun(run: RunRecord): StoredRun {
  const { parent, pinned, begunAfter, lastRate, points, batches, test, answers, sweep, ...rest } = run;
  return {
    ...rest,
    ...(parent !== null && { parent }),
    ...(pinned && { pinned }),
    ...(begunAfter !== null && { begunAfter }),
    ...(lastRate !== null && { lastRate }),
    curve: floatsToText(points.flatMap(columnsOf)),
    batches: { stride: batches.stride, loss: floatsToText(batches.loss) },
    ...(test !== null && {
      test: {
        count: test.count,
        loss: Number.isFinite(test.loss) ? test.loss : null,
        ...(test.right !== null && { right: test.right }),
      },
    }),
    ...(answers !== null && { answers: storeAnswers(answers) }),
    ...(sweep !== null && { sweep }),
  };
}

/** The run of a file that `parseDocument` let pass. */
export function readStoredRun(stored: StoredRun): RunRecord {
  const { curve, batches, test, answers, ...rest } = stored;
  return {
    ...rest,
    parent: stored.parent ?? null,
    pinned: stored.pinned ?? false,
    begunAfter: stored.begunAfter ?? null,
    lastRate: stored.lastRate ?? null,
    points: pointsOf(floatsOfText(curve)),
    batches: { stride: batches.stride, loss: floatsOfText(batches.loss) },
    test:
      test === undefined
        ? null
        : { count: test.count, loss: test.loss ?? Number.NaN, right: rightOf(test.right, test.count) },
    answers: readAnswers(answers),
    sweep: stored.sweep ?? null,
  };
}

const columnsOf = ({ epoch, trainLoss, testLoss, trainAccuracy, testAccuracy }: CurvePoint): readonly number[] => [
  epoch,
  trainLoss,
  testLoss,
  trainAccuracy ?? Number.NaN,
  testAccuracy ?? Number.NaN,
];

function pointsOf(numbers: Float32Array): readonly CurvePoint[] {
  const share = (value: number): number | null => (Number.isNaN(value) ? null : value);
  return Array.from({ length: Math.floor(numbers.length / 5) }, (_, index) => {
    const [epoch = 0, trainLoss = 0, testLoss = 0, trainAccuracy = 0, testAccuracy = 0] = numbers.subarray(5 * index);
    return {
      epoch,
      trainLoss,
      testLoss,
      trainAccuracy: share(trainAccuracy),
      testAccuracy: share(testAccuracy),
    };
  });
}

/** More right answers than rows are nobody's. */
const rightOf = (right: number | undefined, count: number): number | null =>
  right === undefined ? null : Math.min(right, count);

function storeAnswers(answers: TestAnswers): NonNullable<StoredRun['answers']> {
  const { testSet } = answers;
  return answers.kind === 'classes'
    ? { kind: 'classes', testSet, predicted: toBase64(answers.predicted), right: toBase64(answers.right) }
    : { kind: 'values', testSet, outputs: floatsToText(answers.outputs), units: answers.units };
}

/** Answers of which a row has no bit are not used. */
function readAnswers(stored: StoredRun['answers']): TestAnswers | null {
  if (stored === undefined) return null;
  const { testSet } = stored;
  if (stored.kind === 'values') {
    return { kind: 'values', testSet, outputs: floatsOfText(stored.outputs), units: stored.units };
  }
  const [predicted, right] = [bytesOfText(stored.predicted), bytesOfText(stored.right)];
  if (right.length !== Math.ceil(predicted.length / 8)) return null;
  return { kind: 'classes', testSet, predicted, right };
}
