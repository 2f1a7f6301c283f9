import type { NodeId } from '../ids';
import { findNodeDefinition } from '../nodes/registry';
import type { GraphDocument } from './document';

/** The first empty input of a node; the last one where all are taken, whose wire a new one then replaces. */
export function freeSlot(document: GraphDocument, to: NodeId): number {
  const node = document.nodes.find((candidate) => candidate.id === to);
  const count = node ? (findNodeDefinition(node.type)?.inputs.max ?? 0) : 0;
  const taken = new Set(document.edges.filter((edge) => edge.to === to).map((edge) => edge.slot));
  for (let slot = 0; slot < count; slot++) if (!taken.has(slot)) return slot;
  return Math.max(count - 1, 0);
}
