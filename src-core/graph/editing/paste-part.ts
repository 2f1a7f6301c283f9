import type { AnnotationId, NodeId } from '../../ids';
import type { GraphDocument, GraphNode, Point } from '../document';
import type { Change } from '../edit';
import { copiedAnnotations } from './frames';
import { freeNames } from './free-names';
import type { GraphPart } from './part';

export interface Paste {
  readonly change: Change;
  /** The copies, in the part's order. */
  readonly nodes: readonly NodeId[];
  readonly annotations: readonly AnnotationId[];
}

export interface PasteOptions {
  /** From where the nodes were to where the copies go. */
  readonly shift: Point;
  /** Whether what fed the nodes feeds their copies too, where it is in this document. */
  readonly keepIncoming: boolean;
}

/** Copies of a part with ids and labels of their own, as one change. */
export function pastePart(document: GraphDocument, part: GraphPart, { shift, keepIncoming }: PasteOptions): Paste {
  const names = freeNames(document);
  const copies = new Map<NodeId, GraphNode>();
  for (const node of part.nodes) {
    const position = { x: node.position.x + shift.x, y: node.position.y + shift.y };
    const label = node.label === undefined ? {} : { label: names.label(node.label) };
    copies.set(node.id, { ...node, id: names.node(node.type), position, ...label });
  }
  const copyOf = (id: NodeId): NodeId => copies.get(id)?.id ?? id;
  const types = new Map(document.nodes.map(({ id, type }) => [id, type]));
  const incoming = keepIncoming ? part.incoming.filter(({ from, type }) => types.get(from) === type) : [];
  const edges = [
    ...part.edges.map(({ from, to, slot }) => names.edge(copyOf(from), copyOf(to), slot)),
    ...incoming.map(({ from, to, slot }) => names.edge(from, copyOf(to), slot)),
  ];
  const nodes = [...copies.values()];
  const add: Change = { kind: 'add', nodes, edges };
  const { frames, notes } = copiedAnnotations(document, part, shift);
  const annotations = [...frames, ...notes].map(({ id }) => id);
  const change: Change =
    annotations.length === 0 ? add : { kind: 'all', changes: [add, { kind: 'annotate', frames, notes }] };
  return { change, nodes: nodes.map(({ id }) => id), annotations };
}
