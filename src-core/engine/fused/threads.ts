import type { TrainPlan } from '../../plan/plan';
import { totalWorkOf } from '../../plan/work';

/** Multiply-adds of a forward pass of a minibatch; below, handing work to another thread costs more than it saves. */
const worthSharing = 5e6;

/**
 * How many threads train a plan: one for a network of a playground, all from about 784-128-10 at batch 64 on
 * (bench/RESULTS.md).
 */
export function threadsFor(plan: TrainPlan, available: number): number {
  return totalWorkOf(plan.operations) * plan.training.batch >= worthSharing ? available : 1;
}
