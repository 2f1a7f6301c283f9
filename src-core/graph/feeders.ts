import type { NodeId } from '../ids';
import type { GraphEdge, GraphNode } from './document';
import type { GraphFacts } from './graph-facts';
import { skipBypassed } from './head';

/** What a node gets by its first wire; bypassed nodes between are skipped. */
export function feederOf({ wiring }: GraphFacts, id: NodeId): GraphNode | null {
  const from = wiring.wiresInto(id)[0]?.from;
  return (from !== undefined && wiring.nodes.get(skipBypassed(wiring, from))) || null;
}

/** The first node that feeds `id` by first wires and is not `skipped`; bypassed ones are skipped always. */
export function feederBeyond(facts: GraphFacts, id: NodeId, skipped: (node: GraphNode) => boolean): GraphNode | null {
  const seen = new Set<NodeId>();
  let node = feederOf(facts, id);
  while (node && !node.bypassed && skipped(node) && !seen.has(node.id)) {
    seen.add(node.id);
    node = feederOf(facts, node.id);
  }
  return node;
}

/** The first wires that lead from one node to another further on, in the order of flow. */
export function wiresBetween({ wiring }: GraphFacts, first: NodeId, last: NodeId): readonly GraphEdge[] {
  const wires = new Set<GraphEdge>();
  for (let id = last; id !== first; ) {
    const wire = wiring.wiresInto(id)[0];
    if (!wire || wires.has(wire)) break;
    wires.add(wire);
    id = wire.from;
  }
  return [...wires].reverse();
}

/** Of this type, and not bypassed. */
export function isActive(node: GraphNode | null | undefined, type: string): node is GraphNode {
  return node?.type === type && !node.bypassed;
}
