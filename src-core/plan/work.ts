import { findNodeDefinition } from '../nodes/registry';
import { elementsOf } from '../nodes/shape-rules';
import type { PlanOperation } from './plan';

/**
 * How much an operation has to do for one sample in a forward pass: its definition's multiply-adds and, since even a
 * function without any writes its output, the numbers of that. It decides how many rows go between two chances for a
 * message to come in; it is no time.
 */
export function workOf({ type, params, inputShapes, outputShape }: PlanOperation): number {
  const multiplyAdds = findNodeDefinition(type)?.cost(inputShapes, params).multiplyAdds ?? 0;
  return multiplyAdds + elementsOf(outputShape);
}

/** The same of all `operations`; at least 1, so that it can divide. */
export function totalWorkOf(operations: readonly PlanOperation[]): number {
  return Math.max(
    1,
    operations.reduce((sum, operation) => sum + workOf(operation), 0),
  );
}
