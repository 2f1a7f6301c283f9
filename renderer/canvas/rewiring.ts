import type { Analysis } from '../../src-core/graph/analysis';
import type { GraphDocument, GraphEdge } from '../../src-core/graph/document';
import type { Change } from '../../src-core/graph/edit';
import { freeSlot } from '../../src-core/graph/free-slot';
import { makeEdge } from '../../src-core/graph/make';
import type { NodeId } from '../../src-core/ids';
import { findNodeDefinition } from '../../src-core/nodes/registry';
import type { Verdict } from './card-data';
import { type PortSide, verdictsFor } from './verdicts';

/** The wire whose end is held, and what the nodes answer to that end. */
export interface HeldEnd {
  readonly edge: GraphEdge;
  /** The end in the hand; the other one stays. */
  readonly end: PortSide;
  readonly verdicts: ReadonlyMap<NodeId, Verdict>;
}

export function holdEnd(document: GraphDocument, analysis: Analysis, edge: GraphEdge, end: PortSide): HeldEnd {
  const without = { ...document, edges: document.edges.filter((other) => other !== edge) };
  const verdicts =
    end === 'target'
      ? verdictsFor(without, analysis, edge.from, 'source')
      : verdictsFor(without, analysis, edge.to, 'target');
  return { edge, end, verdicts };
}

/** The wire with its end at another node; `null` where that is where it was. */
export function rewired(document: GraphDocument, { edge, end }: HeldEnd, node: NodeId): Change | null {
  if (node === (end === 'target' ? edge.to : edge.from)) return null;
  const without = { ...document, edges: document.edges.filter((other) => other !== edge) };
  const wire =
    end === 'target'
      ? makeEdge(without, edge.from, node, freeSlot(without, node))
      : makeEdge(without, node, edge.to, edge.slot);
  return {
    kind: 'all',
    changes: [
      { kind: 'remove', nodes: [], edges: [edge.id] },
      { kind: 'connect', edge: wire },
    ],
  };
}

/** The wire that comes along when an input is dragged: the only one of an input that takes only one. */
export function wireAtInput({ nodes, edges }: GraphDocument, node: NodeId): GraphEdge | null {
  const type = nodes.find(({ id }) => id === node)?.type ?? '';
  if (findNodeDefinition(type)?.inputs.max !== 1) return null;
  return edges.find(({ to }) => to === node) ?? null;
}
