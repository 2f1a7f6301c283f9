import { formatShape } from '../nodes/shape-rules';
import type { TrainPlan } from '../plan/plan';
import { fail, ok, type Result } from '../result';
import type { ModelWeights, WeightValues } from './weights';

/**
 * Weights of a file in the order of the plan, found by node and name: a file may list them in any order.
 * The error is a sentence that names the weight which is missing or has another shape.
 */
export function arrangeWeights(plan: TrainPlan, weights: ModelWeights): Result<ModelWeights, string> {
  const arranged: WeightValues[] = [];
  for (const { node, title, weights: specs } of plan.operations) {
    for (const { name, shape } of specs) {
      const stored = weights.find((weight) => weight.node === node && weight.name === name);
      const expected = formatShape(shape);
      const found = stored === undefined ? 'none' : formatShape(stored.shape);
      if (stored === undefined || found !== expected) {
        const what = `"${name}" of ${title} should be ${expected}, found ${found}`;
        return fail(`The trained weights do not fit the network: ${what}. Train it again.`);
      }
      arranged.push(stored);
    }
  }
  return ok(arranged);
}
