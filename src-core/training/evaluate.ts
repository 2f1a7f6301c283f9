import type { Dataset } from '../datasets/define-dataset';
import type { SplitName, StepEngine } from '../engine/step-engine';
import type { TrainPlan } from '../plan/plan';
import { totalWorkOf } from '../plan/work';
import type { TestMetrics } from './protocol';

export interface EvaluationHost {
  readonly yieldControl: () => Promise<void>;
  /** Asked between slices; the evaluation then gives up and answers `null`. */
  readonly interrupted: () => boolean;
  /** Told how many rows are done, before each slice. */
  readonly progress?: (rows: number) => void;
}

/**
 * Loss, accuracy and confusion over a whole split in inference mode, in slices that let messages in.
 * @param outputs `[rows, units]`: takes the outputs that the loss takes, of every row
 */
export async function evaluate(
  engine: Pick<StepEngine, 'evaluate'>,
  plan: TrainPlan,
  dataset: Dataset,
  split: SplitName,
  host: EvaluationHost,
  outputs?: Float32Array,
): Promise<TestMetrics | null> {
  const { info } = dataset;
  const { count } = dataset[split];
  const rows = evaluationSlice(plan);
  const classes = info.task === 'classification' ? info.classes.length : 0;
  const confusion = new Uint32Array(classes * classes);
  let loss = 0;
  for (let from = 0; from < count; from += rows) {
    if (from > 0) await host.yieldControl();
    if (host.interrupted()) return null;
    host.progress?.(from);
    loss += engine.evaluate(split, from, Math.min(from + rows, count), confusion, outputs);
  }
  return { loss: count === 0 ? 0 : loss / count, accuracy: shareRight(confusion, classes, count), count, confusion };
}

/** About 5 ms of work, so that a stop is never late: at most 1,000 rows, fewer for large networks. */
export function evaluationSlice(plan: TrainPlan): number {
  return Math.max(32, Math.min(1000, Math.floor(1e8 / totalWorkOf(plan.operations))));
}

function shareRight(confusion: Uint32Array, classes: number, count: number): number | null {
  if (classes === 0) return null;
  let right = 0;
  for (let label = 0; label < classes; label++) right += confusion[label * classes + label] ?? 0;
  return count === 0 ? 0 : right / count;
}
