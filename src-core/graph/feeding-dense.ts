import type { NodeId } from '../ids';
import { sameShape } from '../nodes/shape-rules';
import type { GraphFacts } from './graph-facts';

/** The dense layer whose units decide how many numbers `start` gives: itself, or through nodes that keep the shape. */
export function feedingDense(facts: GraphFacts, start: NodeId): NodeId | null {
  const seen = new Set<NodeId>();
  for (let id: NodeId | undefined = start; id !== undefined && !seen.has(id); ) {
    seen.add(id);
    const node = facts.wiring.nodes.get(id);
    if (!node) return null;
    if (node.type === 'dense' && !node.bypassed) return id;
    const { assumed, inputs } = facts.inferred.get(id) ?? {};
    const [only] = inputs ?? [];
    if (!assumed || !only || inputs?.length !== 1 || !sameShape(assumed, only)) return null;
    id = facts.wiring.wiresInto(id)[0]?.from;
  }
  return null;
}
