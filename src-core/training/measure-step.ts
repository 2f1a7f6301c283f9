import type { Dataset, Split } from '../datasets/define-dataset';
import type { StepTime } from '../engine/choose-engine';
import type { StepEngine } from '../engine/step-engine';
import { elementsOf } from '../nodes/shape-rules';
import type { TrainPlan } from '../plan/plan';
import { makeRandom } from '../random';

const fewRows = 16;

/**
 * Milliseconds of one training step of the plan, with made-up rows: the least of the steps that fit in `budget`
 * milliseconds. Where a whole minibatch would not fit, it is reckoned from steps of fewer rows.
 * @param makeEngine an engine for the plan on these rows, with any weights
 */
export function measureStep(
  makeEngine: (dataset: Dataset) => StepEngine,
  plan: TrainPlan,
  budget: number,
  now: () => number,
): StepTime {
  const started = now();
  const { batch } = plan.training;
  const rows = Math.min(fewRows, batch);
  const few = timeOf(makeEngine(madeUp(plan, rows)), 2, now);
  const fewest = timeOf(makeEngine(madeUp(plan, 1)), 2, now);
  // A part of a step does not depend on the rows: the update of the weights.
  const perRow = rows > 1 ? Math.max(0, few - fewest) / (rows - 1) : 0;
  const milliseconds = few + perRow * (batch - rows);
  const left = budget - (now() - started);
  if (2 * milliseconds > left) return { milliseconds, measured: false };
  const steps = Math.min(20, Math.floor(left / Math.max(milliseconds, 1)) - 1);
  return { milliseconds: timeOf(makeEngine(madeUp(plan, batch)), Math.max(1, steps), now), measured: true };
}

/** The least of `times` steps, after one that compiles and allocates and says nothing. */
function timeOf(engine: StepEngine, times: number, now: () => number): number {
  try {
    engine.train(0, 1, 0, false);
    let least = Number.POSITIVE_INFINITY;
    for (let index = 0; index < times; index++) {
      const started = now();
      engine.train(0, 1, 0, false);
      least = Math.min(least, now() - started);
    }
    return least;
  } finally {
    engine.dispose();
  }
}

/** Rows of the plan's shape: noise, and targets of 0. */
function madeUp(plan: TrainPlan, count: number): Dataset {
  const random = makeRandom('measure');
  const shape = plan.operations[0]?.outputShape ?? [];
  const units = elementsOf(plan.operations[plan.output]?.outputShape ?? []);
  const features = Float32Array.from({ length: count * elementsOf(shape) }, () => random.uniform());
  const split: Split = { count, features, labels: new Float32Array(count * units) };
  const info = {
    shape,
    task: 'regression',
    classes: [],
    trainCount: count,
    testCount: count,
    scale: 1,
    unit: 'rows',
  } as const;
  return { info, train: split, test: split };
}
