import type { TrainPlan } from '../plan/plan';
import { makeRandom, type Random } from '../random';
import type { Tensor } from '../tfjs';
import { type BatchSource, orderOfEpoch } from './batches';
import type { Metrics } from './protocol';
import type { TrainStep } from './train-step';

export interface BatchResult {
  readonly loss: number;
  /** `null` for regression. */
  readonly accuracy: number | null;
  readonly samples: number;
}

/** Where a run stands: which minibatch of which epoch, and what the epoch's minibatches came to. */
export interface EpochRun {
  readonly stepsPerEpoch: number;
  /** Epochs completed and reported. */
  readonly epoch: number;
  /** Minibatches done since the start. */
  readonly step: number;
  /** All minibatches of the epoch are done; `closeEpoch` comes next. */
  readonly atEpochEnd: boolean;
  readonly isLastBatch: boolean;
  /** Gradient norms by operation, of the newest minibatch that measured them. */
  readonly gradients: readonly (number | null)[] | null;
  /** The newest minibatch again, for finding out what went wrong in it. */
  readonly lastFeatures: () => Tensor;
  readonly lastRandom: Random;
  next(measureGradients: boolean): BatchResult;
  /** Mean loss and accuracy of the samples of the epoch, each as it was when its minibatch came. */
  closeEpoch(): Metrics;
  rewind(): void;
}

export function makeEpochRun(plan: TrainPlan, train: BatchSource, trainStep: TrainStep): EpochRun {
  const size = Math.max(1, Math.min(plan.training.batch, train.count));
  const stepsPerEpoch = Math.ceil(train.count / size);
  const dropout = makeRandom(plan.seed).fork('dropout');
  let epoch = 0;
  let batch = 0;
  let order = orderOfEpoch(plan.seed, 0, train.count);
  let gradients: readonly (number | null)[] | null = null;
  let random = dropout.fork(0);
  let features = (): Tensor => train.features(order, 0, size);
  let sums = { loss: 0, right: 0, count: 0, classes: false };

  const begin = (next: number): void => {
    epoch = next;
    batch = 0;
    order = orderOfEpoch(plan.seed, epoch, train.count);
    sums = { loss: 0, right: 0, count: 0, classes: false };
  };

  return {
    stepsPerEpoch,
    get epoch() {
      return epoch;
    },
    get step() {
      return epoch * stepsPerEpoch + batch;
    },
    get atEpochEnd() {
      return batch === stepsPerEpoch;
    },
    get isLastBatch() {
      return batch === stepsPerEpoch - 1;
    },
    get gradients() {
      return gradients;
    },
    lastFeatures: () => features(),
    get lastRandom() {
      return random;
    },
    next(measureGradients) {
      const from = batch * size;
      const to = Math.min(from + size, train.count);
      const rows = order;
      features = () => train.features(rows, from, to);
      random = dropout.fork(epoch * stepsPerEpoch + batch);
      const targets = train.targets(order, from, to);
      const result = trainStep(features, targets, random, measureGradients);
      if (result.gradients) gradients = result.gradients;
      batch += 1;
      const classes = targets.kind === 'class';
      const samples = to - from;
      sums = {
        loss: sums.loss + result.loss * samples,
        right: sums.right + result.right,
        count: sums.count + samples,
        classes,
      };
      return { loss: result.loss, accuracy: classes ? result.right / samples : null, samples };
    },
    closeEpoch() {
      const { loss, right, count, classes } = sums;
      begin(epoch + 1);
      return { loss: loss / count, accuracy: classes ? right / count : null, count };
    },
    rewind() {
      gradients = null;
      begin(0);
    },
  };
}
