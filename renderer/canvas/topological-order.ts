import type { GraphDocument, GraphNode } from '../../src-core/graph/document';
import { flowOrder, flowsOf } from '../../src-core/graph/flows';
import { wiringOf } from '../../src-core/graph/topology';

/** A document's nodes in the order of flow: so Tab walks the cards, and so lists show them. */
export function topologicalOrder(document: GraphDocument): readonly GraphNode[] {
  const wiring = wiringOf(document);
  return flowOrder(wiring).flatMap((id) => wiring.nodes.get(id) ?? []);
}

/** Where the network goes on: the last node of what the input feeds; without an input, of the first part. */
export function lastInFlow(document: GraphDocument): GraphNode | null {
  const wiring = wiringOf(document);
  const last = flowsOf(wiring)[0]?.at(-1);
  return last === undefined ? null : (wiring.nodes.get(last) ?? null);
}
