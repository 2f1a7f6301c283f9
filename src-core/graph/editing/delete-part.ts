import type { EdgeId, NodeId } from '../../ids';
import type { GraphDocument } from '../document';
import type { Change } from '../edit';
import { takenOut } from '../rewire';

/**
 * Takes out nodes and wires. `join` keeps the chain: what a removed node fed is fed by what fed it. `cut` leaves a gap.
 * A wire that goes with its node is no wish to cut there: selecting a node by a box selects its wires too.
 */
export function deletePart(
  document: GraphDocument,
  nodes: readonly NodeId[],
  edges: readonly EdgeId[],
  chain: 'join' | 'cut',
): Change {
  if (chain === 'cut') return { kind: 'remove', nodes, edges };
  // Found out before any wire is gone.
  const removal = withoutSelfFeeding(takenOut(document, nodes));
  if (edges.length === 0) return removal;
  const wires: Change = { kind: 'remove', nodes: [], edges };
  return nodes.length === 0 ? wires : { kind: 'all', changes: [wires, removal] };
}

/** In a loop of two, what is left would feed itself. */
function withoutSelfFeeding(change: Change): Change {
  if (change.kind !== 'all') return change;
  const changes = change.changes.filter((one) => one.kind !== 'connect' || one.edge.from !== one.edge.to);
  return { kind: 'all', changes };
}
