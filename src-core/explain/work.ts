import { elementsOf, lastAxis } from '../nodes/shape-rules';
import type { PlanOperation } from '../plan/plan';

/** Multiply-adds and numbers that an operation takes for one row, about: every weight at every place of the output. */
export function workOf({ weights, outputShape }: PlanOperation): number {
  const outputs = elementsOf(outputShape);
  return elementsOf(weights[0]?.shape ?? [0]) * (outputs / lastAxis(outputShape)) + outputs;
}
