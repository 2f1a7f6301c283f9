import type { NodeId } from '../../src-core/ids';
import type { WeightValues } from '../../src-core/model/weights';
import type { TrainPlan } from '../../src-core/plan/plan';

/** What leaves a unit as it is, or only cuts it, on its way to the next Dense layer. */
const passes: ReadonlySet<string> = new Set(['activation', 'dropout', 'flatten']);

/**
 * The weights from one unit of a node to each logit, `[logits]`; `null` where another layer with weights lies between
 * them, so that no single weight says it.
 */
export function toLogits(
  { operations, logits }: TrainPlan,
  weights: ReadonlyMap<NodeId, readonly WeightValues[]>,
  node: NodeId,
  unit: number,
): readonly number[] | null {
  const last = operations[logits];
  if (last?.type !== 'dense' || last.node === node) return null;
  let before = operations[last.inputs[0] ?? 0];
  while (before !== undefined && before.node !== node) {
    if (!passes.has(before.type) || before.inputs.length !== 1) return null;
    before = operations[before.inputs[0] ?? 0];
  }
  const kernel = weights.get(last.node)?.find(({ name }) => name === 'kernel');
  if (before === undefined || kernel === undefined) return null;
  const count = kernel.shape.at(-1) ?? 0;
  return Array.from({ length: count }, (_, logit) => kernel.values[unit * count + logit] ?? 0);
}
