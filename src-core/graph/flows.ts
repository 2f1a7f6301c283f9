import type { NodeId } from '../ids';
import { findNodeDefinition } from '../nodes/registry';
import type { GraphNode } from './document';
import { topologicalOrder, type Wiring } from './topology';

/** A node that takes no wires: an input of the network. */
export function isSource(node: GraphNode | undefined): boolean {
  return node !== undefined && findNodeDefinition(node.type)?.inputs.max === 0;
}

/**
 * The parts of the drawing that no wire connects, each in topological order. What an input feeds comes first, then an
 * input that feeds nothing, then the loose parts; ties by creation.
 */
export function flowsOf(wiring: Wiring): readonly (readonly NodeId[])[] {
  const partOf = connectedParts(wiring);
  const flows = new Map<number, NodeId[]>();
  for (const id of topologicalOrder(wiring)) {
    const part = partOf.get(id) ?? -1;
    const flow = flows.get(part);
    if (flow) flow.push(id);
    else flows.set(part, [id]);
  }
  const rank = (flow: readonly NodeId[]): number => {
    if (!flow.some((id) => isSource(wiring.nodes.get(id)))) return 2;
    return flow.length > 1 ? 0 : 1;
  };
  return [...flows.values()].sort((one, other) => rank(one) - rank(other));
}

/** Every node after all that feed it, flow by flow: the order of lists, of Tab, and of numbers in names. */
export function flowOrder(wiring: Wiring): readonly NodeId[] {
  return flowsOf(wiring).flat();
}

/** The number of the part that each node is in, whatever the direction of the wires. */
function connectedParts(wiring: Wiring): ReadonlyMap<NodeId, number> {
  const partOf = new Map<NodeId, number>();
  let parts = 0;
  for (const start of wiring.nodes.keys()) {
    if (partOf.has(start)) continue;
    const reached = new Set([start]);
    // A set is walked in the order of insertion, the newly added included.
    for (const id of reached) {
      partOf.set(id, parts);
      for (const { to } of wiring.wiresOutOf(id)) reached.add(to);
      for (const { from } of wiring.wiresInto(id)) reached.add(from);
    }
    parts += 1;
  }
  return partOf;
}
