import { datasetInfo } from '../../datasets/registry';
import { elementsOf } from '../../nodes/shape-rules';
import type { TrainPlan } from '../../plan/plan';
import { findLowering } from './lower/registry';
import { slotsOf } from './update-rule';

/** The engine's memory ends at 2 GB; a quarter is left for the data and for scratch. */
const mostBytes = 1.5 * 2 ** 30;

/** `null` where the fused engine takes a plan, else one sentence why not. */
export function refusal(plan: TrainPlan): string | null {
  const strange = plan.operations.find(({ type }) => !findLowering(type));
  if (strange) return `${strange.title} is not in the fused engine.`;
  const rows = Math.min(plan.training.batch, datasetInfo(plan.dataset)?.trainCount ?? Infinity);
  const numbers = plan.operations.reduce((sum, { outputShape }) => sum + elementsOf(outputShape), 0);
  // Weights, gradients and slots; outputs, their gradients and what is kept for them.
  const extra = plan.operations.reduce((sum, operation) => {
    return sum + (findLowering(operation.type)?.extraBytes?.(operation) ?? 0);
  }, 0);
  const bytes = 4 * ((2 + slotsOf(plan.training.optimizer)) * plan.parameters + 3 * rows * numbers) + extra;
  return bytes > mostBytes ? 'This network needs more memory than the fused engine has.' : null;
}
