import type { GraphDocument, GraphNode } from '../../src-core/graph/document';
import { topologicalOrder as orderOf, wiringOf } from '../../src-core/graph/topology';

/** A document's nodes in the order of flow: so Tab walks the cards, and so lists and tables show them. */
export function topologicalOrder(document: GraphDocument): readonly GraphNode[] {
  const wiring = wiringOf(document);
  return orderOf(wiring).flatMap((id) => wiring.nodes.get(id) ?? []);
}
