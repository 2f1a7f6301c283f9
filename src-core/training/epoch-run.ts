import type { StepEngine } from '../engine/step-engine';
import type { TrainPlan } from '../plan/plan';
import { makeOrders } from './batches';
import type { Metrics, RunPlace } from './protocol';
import { batchSize } from './tfjs-engine';

/** What some minibatches in a row came to: it holds until the next ones are trained. */
export interface BatchResults {
  /** Mean loss of each. A loss that is not finite is the last one. */
  readonly loss: Float64Array;
  /** Share of right answers of each; empty for regression. */
  readonly accuracy: Float32Array;
  /** Rows of all of them together. */
  readonly samples: number;
}

/** Rows of the training split, and the step that trained on them. */
export interface TrainedBatch {
  readonly order: Uint32Array;
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** Where a run stands: which minibatch of which epoch, and what the epoch's minibatches came to. */
export interface EpochRun {
  readonly stepsPerEpoch: number;
  /** Epochs completed and reported. */
  readonly epoch: number;
  /** Minibatches done since the start. */
  readonly step: number;
  /** Minibatches left in this epoch; at 0 `closeEpoch` comes next. */
  readonly left: number;
  /** Gradient norms by operation, of the newest minibatch that measured them. */
  readonly gradients: readonly (number | null)[] | null;
  /** The newest minibatch, for finding out what went wrong in it. */
  readonly lastBatch: TrainedBatch;
  /** Trains `count` minibatches, or as many as are left in the epoch; the gradients are those of the last. */
  advance(count: number, measureGradients: boolean): BatchResults;
  /** Mean loss and accuracy of the samples of the epoch, each as it was when its minibatch came. */
  closeEpoch(): Metrics;
  rewind(): void;
}

/**
 * @param rows of the training split
 * @param start where a continued run goes on; its first epoch then counts only the minibatches from there
 */
export function makeEpochRun(
  plan: TrainPlan,
  rows: number,
  classes: boolean,
  engine: StepEngine,
  start: RunPlace = { epoch: 0, batch: 0 },
): EpochRun {
  const size = batchSize(plan.training.batch, rows);
  const stepsPerEpoch = Math.ceil(rows / size);
  let epoch = start.epoch;
  let batch = Math.min(start.batch, stepsPerEpoch - 1);
  const orderOf = makeOrders(plan.seed, rows);
  let order = orderOf(epoch);
  let gradients: readonly (number | null)[] | null = null;
  let sums = { loss: 0, right: 0, count: 0 };
  /** As long as the longest call so far: small networks end thousands of calls a second, and each array is garbage. */
  let shares = new Float32Array(0);

  const begin = (next: number): void => {
    epoch = next;
    batch = 0;
    order = orderOf(epoch);
    engine.begin(order);
    sums = { loss: 0, right: 0, count: 0 };
  };
  engine.begin(order);

  const rowsOf = (index: number): number => Math.min(size, rows - index * size);

  return {
    stepsPerEpoch,
    get epoch() {
      return epoch;
    },
    get step() {
      return epoch * stepsPerEpoch + batch;
    },
    get left() {
      return stepsPerEpoch - batch;
    },
    get gradients() {
      return gradients;
    },
    get lastBatch() {
      const last = Math.max(batch - 1, 0);
      return { order, from: last * size, to: last * size + rowsOf(last), step: epoch * stepsPerEpoch + last };
    },
    advance(count, measureGradients) {
      const wanted = Math.min(count, stepsPerEpoch - batch);
      const trained = engine.train(batch, wanted, epoch * stepsPerEpoch + batch, measureGradients);
      if (trained.gradients) gradients = trained.gradients;
      const { loss, right } = trained;
      const done = loss.length;
      if (shares.length < done) shares = new Float32Array(done);
      // On from the epoch's, so that the mean does not depend on where calls end.
      let lossSum = sums.loss;
      let rightSum = sums.right;
      let samples = 0;
      for (let index = 0; index < done; index++) {
        const length = rowsOf(batch + index);
        const ownRight = right[index] ?? 0;
        lossSum += (loss[index] ?? 0) * length;
        rightSum += ownRight;
        shares[index] = ownRight / length;
        samples += length;
      }
      sums = { loss: lossSum, right: rightSum, count: sums.count + samples };
      batch += done;
      return { loss, accuracy: shares.subarray(0, classes ? done : 0), samples };
    },
    closeEpoch() {
      const { loss, right, count } = sums;
      begin(epoch + 1);
      return { loss: loss / count, accuracy: classes ? right / count : null, count };
    },
    rewind() {
      gradients = null;
      begin(0);
    },
  };
}
