import type { Analysis } from '../../src-core/graph/analysis';
import { canConnect } from '../../src-core/graph/can-connect';
import type { GraphDocument } from '../../src-core/graph/document';
import type { Change } from '../../src-core/graph/edit';
import { freeSlot } from '../../src-core/graph/free-slot';
import { makeEdge } from '../../src-core/graph/make';
import type { NodeId } from '../../src-core/ids';
import type { Verdict } from './card-data';

export type PortSide = 'source' | 'target';

/** Whether a wire may go from one node's output to a free (or the last) input of another. */
export function verdictOf(document: GraphDocument, analysis: Analysis, from: NodeId, to: NodeId): Verdict {
  const answer = canConnect(document, analysis, from, to, freeSlot(document, to));
  return answer.ok ? { ok: true } : { ok: false, reason: answer.error };
}

/** What every other node answers to a wire that starts at this port: asked once when a drag starts. */
export function verdictsFor(
  document: GraphDocument,
  analysis: Analysis,
  node: NodeId,
  side: PortSide,
): ReadonlyMap<NodeId, Verdict> {
  const others = document.nodes.filter(({ id }) => id !== node);
  return new Map(
    others.map(({ id }) => [
      id,
      side === 'source' ? verdictOf(document, analysis, node, id) : verdictOf(document, analysis, id, node),
    ]),
  );
}

/** A wire into a free input; where all are taken it replaces the last. */
export function connectChange(document: GraphDocument, from: NodeId, to: NodeId): Change {
  return { kind: 'connect', edge: makeEdge(document, from, to, freeSlot(document, to)) };
}
