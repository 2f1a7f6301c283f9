import type { AnnotationId, NodeId } from '../../ids';
import type { Frame, GraphDocument, GraphEdge, GraphNode, Note } from '../document';

/** A wire into a part from a node outside of it. */
export interface IncomingWire {
  readonly from: NodeId;
  /** Type of `from`: another project may have a node of that id that is something else. */
  readonly type: string;
  readonly to: NodeId;
  readonly slot: number;
}

/** Some nodes with the wires between them, frames and notes: what is copied, pasted and duplicated. */
export interface GraphPart {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly incoming: readonly IncomingWire[];
  readonly frames: readonly Frame[];
  readonly notes: readonly Note[];
}

export function takePart(
  document: GraphDocument,
  chosen: ReadonlySet<NodeId>,
  annotations: ReadonlySet<AnnotationId> = new Set(),
): GraphPart {
  const types = new Map(document.nodes.map(({ id, type }) => [id, type]));
  const into = document.edges.filter(({ to }) => chosen.has(to));
  return {
    nodes: document.nodes.filter(({ id }) => chosen.has(id)),
    edges: into.filter(({ from }) => chosen.has(from)),
    incoming: into.flatMap(({ from, to, slot }) => {
      const type = chosen.has(from) ? undefined : types.get(from);
      return type === undefined ? [] : [{ from, type, to, slot }];
    }),
    frames: document.frames.filter(({ id }) => annotations.has(id)),
    notes: document.notes.filter(({ id }) => annotations.has(id)),
  };
}
