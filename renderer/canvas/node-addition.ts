import { analyze } from '../../src-core/graph/analyze';
import { applyChange } from '../../src-core/graph/apply-change';
import type { GraphDocument, Point } from '../../src-core/graph/document';
import type { Change } from '../../src-core/graph/edit';
import { freeSlot } from '../../src-core/graph/free-slot';
import { makeEdge, makeNode } from '../../src-core/graph/make';
import type { NodeId } from '../../src-core/ids';
import type { ParamRecord } from '../../src-core/nodes/define-node';
import { placeAfter } from './place-node';
import { lastInFlow } from './topological-order';
import { verdictOf } from './verdicts';

/** What the palette hands over: a type with the params that make the entry what it is. */
export interface NewNode {
  readonly type: string;
  readonly title: string;
  readonly params: ParamRecord;
}

export interface Addition {
  readonly change: Change;
  readonly node: NodeId;
}

/** The addition of a node without wires. */
export function aloneAt(document: GraphDocument, { type, params }: NewNode, place: Point): Addition {
  const node = makeNode(document, type, params, place);
  return { change: { kind: 'add', nodes: [node], edges: [] }, node: node.id };
}

/** The addition with a wire from the node before it, if that node's output may go there. */
export function wiredAfter(document: GraphDocument, entry: NewNode, selected: NodeId | null): Addition {
  const before = document.nodes.find(({ id }) => id === selected) ?? lastInFlow(document);
  const alone = aloneAt(document, entry, placeAfter(document.nodes, before, { x: 0, y: 0 }));
  if (before === null) return alone;
  const added = applyChange(document, alone.change);
  if (!added.ok || !verdictOf(added.value, analyze(added.value), before.id, alone.node).ok) return alone;
  const wire = makeEdge(added.value, before.id, alone.node, freeSlot(added.value, alone.node));
  return { node: alone.node, change: { kind: 'all', changes: [alone.change, { kind: 'connect', edge: wire }] } };
}
