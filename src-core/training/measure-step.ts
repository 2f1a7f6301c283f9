import { initialWeights } from '../model/initial-weights';
import { makeOptimizer } from '../model/optimizers';
import type { TrainPlan } from '../plan/plan';
import { makeRandom } from '../random';
import type { Tfjs } from '../tfjs';
import { makeNetwork } from './network';
import { makeTrainStep } from './train-step';

const fewRows = 8;
const growth = 4;

/**
 * Milliseconds of one training step of the plan on the current backend, with made-up rows: the least of the steps that
 * fit in `budget` milliseconds. Where a whole minibatch would not fit, it is reckoned from one of fewer rows.
 */
export function measureStep(tfjs: Tfjs, plan: TrainPlan, budget: number, now: () => number): number {
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
  // The first step compiles and allocates; it says nothing.
  let rows = Math.min(fewRows, batch);
  timeOf(rows);
  let least = timeOf(rows);
  while (rows < batch && now() - start + growth * least < budget) {
    rows = Math.min(rows * growth, batch);
    least = timeOf(rows);
  }
  while (rows === batch && now() - start + least < budget) least = Math.min(least, timeOf(rows));
  optimizer.reset();
  network.dispose();
  return (least * batch) / rows;
}
