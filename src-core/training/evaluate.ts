import type { DatasetInfo } from '../datasets/define-dataset';
import { findLoss, predictedClass } from '../model/losses';
import { type BatchSource, inOrder } from './batches';
import { type Network, outputAt, runForward } from './network';
import type { TestMetrics } from './protocol';
import { lossTarget, readFloats } from './train-step';

export interface EvaluationHost {
  readonly yieldControl: () => Promise<void>;
  /** Asked between slices; the evaluation then gives up and answers `null`. */
  readonly interrupted: () => boolean;
}

/** Loss, accuracy and confusion over a whole split in inference mode, in slices that let messages in. */
export async function evaluate(
  network: Network,
  info: DatasetInfo,
  source: BatchSource,
  host: EvaluationHost,
): Promise<TestMetrics | null> {
  const order = inOrder(source.count);
  const rows = sliceRows(network);
  const classes = info.task === 'classification' ? info.classes.length : 0;
  const confusion = new Uint32Array(classes * classes);
  let loss = 0;
  for (let from = 0; from < source.count; from += rows) {
    if (from > 0) await host.yieldControl();
    if (host.interrupted()) return null;
    loss += evaluateRows(network, source, order, from, Math.min(from + rows, source.count), classes, confusion);
  }
  const count = source.count;
  return { loss: count === 0 ? 0 : loss / count, accuracy: shareRight(confusion, classes, count), count, confusion };
}

/** Sum of the losses of some rows; counts their answers in `confusion`. */
function evaluateRows(
  network: Network,
  source: BatchSource,
  order: Uint32Array,
  from: number,
  to: number,
  classes: number,
  confusion: Uint32Array,
): number {
  const { tfjs, plan } = network;
  const { at, threshold, units } = lossTarget(network);
  const targets = source.targets(order, from, to);
  let sum = 0;
  tfjs.tidy(() => {
    const output = outputAt(runForward(network, [source.features(order, from, to)], at, 'inference'), at);
    const values = readFloats(output);
    sum = (to - from) * findLoss(plan.loss)(values, targets, to - from, units, null);
    for (let row = 0; classes > 0 && row < to - from; row++) {
      const cell = (targets.labels[row] ?? 0) * classes + predictedClass(values, row, units, threshold);
      confusion[cell] = (confusion[cell] ?? 0) + 1;
    }
  });
  return sum;
}

/** About 10 ms of work, so that a stop is never late: at most 1,000 rows, fewer for large networks. */
function sliceRows(network: Network): number {
  return Math.max(32, Math.min(1000, Math.floor(3e8 / Math.max(network.plan.parameters, 1))));
}

function shareRight(confusion: Uint32Array, classes: number, count: number): number | null {
  if (classes === 0) return null;
  let right = 0;
  for (let label = 0; label < classes; label++) right += confusion[label * classes + label] ?? 0;
  return count === 0 ? 0 : right / count;
}
