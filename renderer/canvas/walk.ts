import type { GraphDocument } from '../../src-core/graph/document';
import { wiringOf } from '../../src-core/graph/topology';
import type { NodeId } from '../../src-core/ids';
import { topologicalOrder } from './topological-order';

export type Way = 'along' | 'back' | 'next' | 'previous';

/**
 * The card that a step leads to: along a wire to what the node feeds, back to what feeds it, or to the next or previous
 * one beside it (fed by the same node, else in the order of flow). `null` at the end of the way.
 */
export function stepFrom(document: GraphDocument, node: NodeId, way: Way): NodeId | null {
  const wiring = wiringOf(document);
  if (way === 'along') return wiring.wiresOutOf(node)[0]?.to ?? null;
  if (way === 'back') return wiring.wiresInto(node)[0]?.from ?? null;
  const feeder = wiring.wiresInto(node)[0]?.from;
  const beside = feeder === undefined ? [] : wiring.wiresOutOf(feeder).map(({ to }) => to);
  const order = beside.length > 1 ? beside : topologicalOrder(document).map(({ id }) => id);
  return order[order.indexOf(node) + (way === 'next' ? 1 : -1)] ?? null;
}
