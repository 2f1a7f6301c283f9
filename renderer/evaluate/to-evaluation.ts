import { datasetInfo } from '../../src-core/datasets/registry';
import type { TrainPlan } from '../../src-core/plan/plan';
import type { TestMetrics } from '../../src-core/training/protocol';
import type { ViewOf } from '../../src-core/training/view';
import { epochOfWeights } from '../store/epoch-of-weights';
import type { AppState } from '../store/state';
import type { Evaluation, JudgedSplit } from './judged';
import { judge } from './judgements';

/** Of the run's own test set as it was evaluated last; `null` before that. */
export function testEvaluationOf({ run }: Pick<AppState, 'run'>): Evaluation | null {
  const newest = epochOfWeights(run);
  return newest === null || run.plan === null ? null : toEvaluation(newest.test, `epoch ${newest.epoch}`, run.plan);
}

/** "epoch 3", or between two of them "step 780". */
export function whenOf(step: number, stepsPerEpoch: number): string {
  const epoch = step / Math.max(stepsPerEpoch, 1);
  return Number.isInteger(epoch) ? `epoch ${epoch}` : `step ${step}`;
}

/** Counts from the answers to rows; the loss is not a number where no engine went through them. */
export function countedFrom(view: ViewOf<'predictions'>, isClass = true): TestMetrics {
  const { loss = Number.NaN } = view;
  const count = view.labels.length;
  const units = view.outputs.length / Math.max(count, 1);
  if (!isClass) return { loss, accuracy: null, count, confusion: new Uint32Array(0) };
  const { said, truth } = judge(view);
  const classes = units === 1 ? 2 : units;
  const confusion = new Uint32Array(classes * classes);
  let right = 0;
  for (let row = 0; row < count; row++) {
    const cell = (truth[row] ?? 0) * classes + (said[row] ?? 0);
    confusion[cell] = (confusion[cell] ?? 0) + 1;
    if (truth[row] === said[row]) right += 1;
  }
  return { loss, accuracy: right / Math.max(count, 1), count, confusion };
}

export function toEvaluation(
  metrics: TestMetrics,
  when: string,
  plan: TrainPlan,
  split: JudgedSplit = 'test',
): Evaluation {
  const info = datasetInfo(plan.dataset);
  const classes = Math.round(Math.sqrt(metrics.confusion.length));
  const names = info?.classes ?? [];
  return {
    split,
    metrics,
    when,
    info,
    classes: Array.from({ length: classes }, (_, index) => names[index] ?? `class ${index}`),
    unit: info?.unit ?? 'rows',
  };
}
