import type { StepTime } from '../engine/choose-backend';
import { initialWeights } from '../model/initial-weights';
import { makeOptimizer } from '../model/optimizers';
import type { TrainPlan } from '../plan/plan';
import { makeRandom } from '../random';
import type { Tfjs } from '../tfjs';
import { makeNetwork } from './network';
import { makeTrainStep } from './train-step';

const fewRows = 16;

/**
 * Milliseconds of one training step of the plan on the current backend, with made-up rows: the least of the steps that
 * fit in `budget` milliseconds. Where a whole minibatch would not fit, it is reckoned from steps of fewer rows.
 */
export function measureStep(tfjs: Tfjs, plan: TrainPlan, budget: number, now: () => number): StepTime {
  const network = makeNetwork(tfjs, plan, initialWeights(plan));
  const optimizer = makeOptimizer(tfjs, plan.training);
  const step = makeTrainStep(network, optimizer);
  const random = makeRandom('measure');
  const shape = plan.operations[0]?.outputShape ?? [];
  const width = shape.reduce((product, length) => product * length, 1);
  const labelWidth = (plan.operations[plan.output]?.outputShape ?? []).reduce((product, length) => product * length, 1);

  const timeOf = (rows: number): number => {
    const values = Float32Array.from({ length: rows * width }, () => random.uniform());
    const labels = new Float32Array(rows * labelWidth);
    const start = now();
    step(() => tfjs.tensor(values, [rows, ...shape], 'float32'), { labels, kind: 'value' }, random, false);
    return now() - start;
  };

  const start = now();
  const { batch } = plan.training;
  const rows = Math.min(fewRows, batch);
  // The first step compiles and allocates; it says nothing.
  timeOf(rows);
  const few = Math.min(timeOf(rows), timeOf(rows));
  const fewest = Math.min(timeOf(1), timeOf(1));
  // A part of a step does not depend on the rows: the update of the weights.
  const perRow = rows > 1 ? Math.max(0, few - fewest) / (rows - 1) : 0;
  let milliseconds = few + perRow * (batch - rows);
  const measured = now() - start + milliseconds < budget;
  if (measured) milliseconds = timeOf(batch);
  while (measured && now() - start + milliseconds < budget) milliseconds = Math.min(milliseconds, timeOf(batch));
  optimizer.reset();
  network.dispose();
  return { milliseconds, measured };
}
