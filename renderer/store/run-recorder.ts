import type { GraphDocument } from '../../src-core/graph/document';
import { means, thinned } from '../../src-core/runs/thin';
import type { TestAnswers, TrainEvent } from '../../src-core/training/protocol';
import { epochOfWeights } from './epoch-of-weights';
import type { SeriesView } from './run-series';
import type { EpochRecord, Run } from './run-slice';
import type { FinishedRun } from './runs-slice';

/** Follows the open run, so that it is kept when it is over, however it ends. */
export interface RunRecorder {
  /** A run begins with the weights that it was opened with, on this document. */
  begin(document: GraphDocument): void;
  /** What an event made of the run. */
  follow(event: TrainEvent, before: Run, after: Run): void;
  /** The learning rate was changed by hand. */
  noteRate(learningRate: number): void;
  /** The run gives way to another, or to another project. */
  leave(run: Run): void;
}

/** Points of a kept curve, and values of its minibatches. */
const keptPoints = 200;
const keptBatches = 256;

export function makeRunRecorder(read: () => SeriesView, keep: (finished: FinishedRun) => void): RunRecorder {
  let document: GraphDocument | null = null;
  let answers: TestAnswers | null = null;
  let lastRate: number | null = null;

  const close = (run: Run, how: FinishedRun['how']): void => {
    if (document !== null && run.plan !== null && run.step > run.startStep) {
      keep({ ...toFinished(run, document, read()), how, answers, lastRate });
    }
    document = null;
    answers = null;
    lastRate = null;
  };
  /** A run that was only tried for some minibatches is no run to keep, unless the user says that it is over. */
  const closeIfEvaluated = (run: Run): void => {
    if (run.epochs.length > 0) close(run, 'stopped');
  };

  return {
    begin(next) {
      document = next;
      answers = null;
      lastRate = null;
    },
    follow(event, before, after) {
      if (event.kind === 'epoch') answers = event.answers;
      // With the weights of an earlier epoch the answers are those of that epoch.
      if (event.kind === 'end' && event.how !== 'failed') answers = event.early?.answers ?? answers;
      if (event.kind === 'end') close(after, event.how);
      if (event.kind === 'rewound') closeIfEvaluated(before);
    },
    noteRate(learningRate) {
      lastRate = learningRate;
    },
    leave: closeIfEvaluated,
  };
}

function toFinished(
  run: Run,
  document: GraphDocument,
  series: SeriesView,
): Omit<FinishedRun, 'how' | 'answers' | 'lastRate'> {
  const batches = means(series.loss, keptBatches);
  return {
    engine: run.engine?.engine ?? '',
    threads: run.engine?.threads ?? 1,
    steps: run.step,
    stepsPerEpoch: run.stepsPerEpoch,
    milliseconds: run.elapsed,
    parameters: run.plan?.parameters ?? 0,
    begunAfter: run.startStep > 0 ? run.startStep / Math.max(1, run.stepsPerEpoch) : null,
    document,
    points: thinned(
      [...run.epochs].sort((one, other) => one.epoch - other.epoch),
      keptPoints,
    ).map(toPoint),
    batches: { stride: batches.every * series.stride, loss: batches.values },
    test: testOf(epochOfWeights(run) ?? undefined),
  };
}

const toPoint = ({ epoch, train, test }: EpochRecord): FinishedRun['points'][number] => ({
  epoch,
  trainLoss: train.loss,
  testLoss: test.loss,
  trainAccuracy: train.accuracy,
  testAccuracy: test.accuracy,
});

function testOf(last: EpochRecord | undefined): FinishedRun['test'] {
  if (last === undefined) return null;
  const { count, loss, accuracy } = last.test;
  return { count, loss, right: accuracy === null ? null : Math.round(accuracy * count) };
}
