import { type Edge, type EdgeChange, type Node, type NodeChange, Position } from '@xyflow/react';
import type { Analysis } from '../../src-core/graph/analysis';
import type { GraphDocument, GraphEdge, GraphNode, Point } from '../../src-core/graph/document';
import type { Problem } from '../../src-core/graph/problems';
import { type AnnotationId, type EdgeId, edgeId, type NodeId, nodeId } from '../../src-core/ids';
import type { Shape } from '../../src-core/nodes/define-node';
import { type AnnotationFlowNode, annotationOf } from './annotations/flow-annotations';
import {
  type CardData,
  cardData,
  cardLabel,
  definitionOf,
  type GraphFacts,
  graphFacts,
  type Verdict,
  type WireData,
} from './card-data';
import type { PortReach } from './entries';
import { type FlowEntries, makeFlowEntries, plainPort } from './flow-entries';
import { cardWidth, manyNodes, portReach, portTop, usualCardHeight } from './measures';
import { topologicalOrder } from './topological-order';
import { type Entry, onlyEntry } from './wire-path';

/**
 * The one place that knows both the document and React Flow: document, analysis and view become flow nodes and edges,
 * and React Flow's changes become plain facts for the store. What did not change keeps its identity, so that only the
 * cards whose node, shape, problem or place changed are drawn again.
 */

export type FlowNode = Node<CardData, 'card'>;
/** Frames and notes, too. */
export type AnyFlowNode = FlowNode | AnnotationFlowNode;
export type FlowEdge = Edge<WireData, 'wire'>;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface FlowView {
  readonly document: GraphDocument;
  readonly analysis: Analysis;
  readonly selectedNodes: ReadonlySet<NodeId>;
  readonly selectedEdges: ReadonlySet<EdgeId>;
  /** Places of nodes that are being dragged and not yet committed. */
  readonly moving: ReadonlyMap<string, Point>;
  readonly measured: ReadonlyMap<string, Size>;
  /** Answers to the wire that is being dragged. */
  readonly verdicts: ReadonlyMap<NodeId, Verdict> | null;
}

export interface FlowAdapter {
  nodes(view: FlowView): FlowNode[];
  edges(view: FlowView): FlowEdge[];
}

/** Remembers what it made last; one for each canvas. */
export function makeFlowAdapter(): FlowAdapter {
  let lastNodes: FlowNode[] = [];
  let lastEdges: FlowEdge[] = [];
  let known: {
    readonly document: GraphDocument;
    readonly facts: GraphFacts;
    readonly order: readonly GraphNode[];
  } | null = null;

  const aboutDocument = (document: GraphDocument) => {
    if (known?.document !== document)
      known = { document, facts: graphFacts(document), order: topologicalOrder(document) };
    return known;
  };

  const entriesInto = makeFlowEntries();
  let nodesOf: FlowView | null = null;
  let edgesOf: { readonly view: FlowView; readonly entries: FlowEntries } | null = null;

  return {
    nodes(view) {
      const { facts, order } = aboutDocument(view.document);
      const entries = entriesInto(view, facts);
      const before = new Map(lastNodes.map((node) => [node.id, node]));
      // While cards only move, what they show is what it was.
      const moves = nodesOf !== null && isSameDrawing(nodesOf, view) && facts.gatherers.size === 0;
      nodesOf = view;
      const made = order.flatMap((node) => {
        const there = moves ? before.get(node.id) : undefined;
        if (there !== undefined) return placedAnew(there, node, view);
        const port = entries.get(node.id)?.port ?? plainPort;
        return toFlowNode(node, view, facts, port, before.get(node.id));
      });
      lastNodes = sameItems(made, lastNodes) ? lastNodes : made;
      return lastNodes;
    },
    edges(view) {
      const entries = entriesInto(view, aboutDocument(view.document).facts);
      if (edgesOf !== null && edgesOf.entries === entries && isSameWiring(edgesOf.view, view)) return lastEdges;
      edgesOf = { view, entries };
      const problems = problemsByEdge(view.analysis);
      const before = new Map(lastEdges.map((edge) => [edge.id, edge]));
      const made = view.document.edges.map((edge) => {
        const entry = entries.get(edge.to)?.byEdge.get(edge.id) ?? onlyEntry;
        return toFlowEdge(edge, view, entry, problems.get(edge.id) ?? null, before.get(edge.id));
      });
      lastEdges = sameItems(made, lastEdges) ? lastEdges : made;
      return lastEdges;
    },
  };
}

const isSameDrawing = (one: FlowView, other: FlowView): boolean =>
  one.document === other.document && one.analysis === other.analysis && one.verdicts === other.verdicts;

const isSameWiring = (one: FlowView, other: FlowView): boolean =>
  one.document === other.document && one.analysis === other.analysis && one.selectedEdges === other.selectedEdges;

/** The first problem of each wire that has one. */
function problemsByEdge({ problems }: Analysis): ReadonlyMap<EdgeId, Problem> {
  const byEdge = new Map<EdgeId, Problem>();
  for (const problem of problems) {
    for (const edge of problem.edges) if (!byEdge.has(edge)) byEdge.set(edge, problem);
  }
  return byEdge;
}

/** A node at its place of now, with its size and whether it is selected; itself where nothing of it changed. */
function placedAnew(before: FlowNode, node: GraphNode, view: FlowView): FlowNode {
  const place = view.moving.get(node.id) ?? node.position;
  const selected = view.selectedNodes.has(node.id);
  const measured = view.measured.get(node.id);
  const same =
    before.selected === selected &&
    before.measured?.width === measured?.width &&
    before.measured?.height === measured?.height &&
    before.position.x === place.x &&
    before.position.y === place.y;
  if (same) return before;
  const size = measured && { measured: { width: measured.width, height: measured.height } };
  return { ...before, position: { x: place.x, y: place.y }, selected, ...size };
}

function toFlowNode(
  node: GraphNode,
  view: FlowView,
  facts: GraphFacts,
  port: PortReach,
  before: FlowNode | undefined,
): FlowNode[] {
  const definition = definitionOf(node);
  if (definition === null) return [];
  const made = cardData(node, definition, view.analysis, facts, port, view.verdicts?.get(node.id) ?? null);
  const data = before !== undefined && sameFields(made, before.data) ? before.data : made;
  if (before !== undefined && before.data === data) return [placedAnew(before, node, view)];
  const place = view.moving.get(node.id) ?? node.position;
  const measured = view.measured.get(node.id);
  return [
    {
      id: node.id,
      type: 'card',
      position: { x: place.x, y: place.y },
      data,
      selected: view.selectedNodes.has(node.id),
      ariaLabel: cardLabel(data),
      ...(measured && { measured: { width: measured.width, height: measured.height } }),
      ...(view.document.nodes.length > manyNodes && unmeasured(data.takesInput)),
    },
  ];
}

/** What React Flow would measure of a card: without it, every card of a large network would have to be drawn once. */
function unmeasured(takesInput: boolean): Partial<FlowNode> {
  const side = 2 * portReach;
  const port = { y: portTop - portReach, width: side, height: side };
  return {
    initialWidth: cardWidth,
    initialHeight: usualCardHeight,
    handles: [
      ...(takesInput ? [{ ...port, type: 'target' as const, position: Position.Left, x: -portReach }] : []),
      { ...port, type: 'source' as const, position: Position.Right, x: cardWidth - portReach },
    ],
  };
}

function toFlowEdge(
  edge: GraphEdge,
  view: FlowView,
  entry: Entry,
  problem: Problem | null,
  before: FlowEdge | undefined,
): FlowEdge {
  const from = view.analysis.nodes.get(edge.from);
  const to = view.analysis.nodes.get(edge.to);
  const ends = `${from?.name ?? edge.from} to ${to?.name ?? edge.to}`;
  const shape = keptShape(from?.output ?? null, before?.data?.shape ?? null);
  const known = before?.data?.entry;
  const made: WireData = {
    edge,
    shape,
    problem,
    entry: known !== undefined && sameFields(entry, known) ? known : entry,
    ends,
  };
  const data = before?.data !== undefined && sameFields(made, before.data) ? before.data : made;
  const selected = view.selectedEdges.has(edge.id);
  if (before !== undefined && before.data === data && before.selected === selected) return before;
  return {
    id: edge.id,
    type: 'wire',
    source: edge.from,
    target: edge.to,
    data,
    selected,
    interactionWidth: 16,
    ariaLabel: `Wire from ${ends}`,
  };
}

/** The shape of before where it says the same. */
function keptShape(now: Shape | null, before: Shape | null): Shape | null {
  return now !== null && before !== null && sameItems(now, before) ? before : now;
}

/** What a batch of React Flow's node changes means. */
export interface NodeFacts {
  /** By React Flow's ids: nodes, frames and notes. */
  readonly moved: readonly { readonly id: string; readonly to: Point }[];
  /** The moves go on: nothing is to be committed yet. */
  readonly dragging: boolean;
  readonly sizes: readonly { readonly id: string; readonly size: Size }[];
  /** The new selection, or `null` when it stays. */
  readonly selected: ReadonlySet<NodeId> | null;
  readonly selectedAnnotations: ReadonlySet<AnnotationId> | null;
}

export function readNodeChanges(
  changes: readonly NodeChange<AnyFlowNode>[],
  selected: ReadonlySet<NodeId>,
  selectedAnnotations: ReadonlySet<AnnotationId>,
): NodeFacts {
  const moved: { id: string; to: Point }[] = [];
  const sizes: { id: string; size: Size }[] = [];
  let dragging = false;
  for (const change of changes) {
    if (change.type === 'position' && change.position !== undefined) {
      moved.push({ id: change.id, to: { x: change.position.x, y: change.position.y } });
      dragging ||= change.dragging === true;
    }
    if (change.type === 'dimensions' && change.dimensions !== undefined) {
      sizes.push({ id: change.id, size: change.dimensions });
    }
  }
  const asNode = (id: string): NodeId | null => (annotationOf(id) === null ? nodeId(id) : null);
  return {
    moved,
    dragging,
    sizes,
    selected: selectionAfter(changes, selected, asNode),
    selectedAnnotations: selectionAfter(changes, selectedAnnotations, annotationOf),
  };
}

export function readEdgeChanges(
  changes: readonly EdgeChange<FlowEdge>[],
  selected: ReadonlySet<EdgeId>,
): ReadonlySet<EdgeId> | null {
  return selectionAfter(changes, selected, edgeId);
}

function selectionAfter<Id extends string>(
  changes: readonly (NodeChange<AnyFlowNode> | EdgeChange<FlowEdge>)[],
  selected: ReadonlySet<Id>,
  toId: (text: string) => Id | null,
): ReadonlySet<Id> | null {
  const after = new Set(selected);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    const id = toId(change.id);
    if (id === null) continue;
    if (change.selected) after.add(id);
    else after.delete(id);
  }
  const changed = after.size !== selected.size || [...after].some((id) => !selected.has(id));
  return changed ? after : null;
}

function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

/** Equal field by field; the verdicts of a drag are compared by what they say. */
function sameFields<Fields extends object>(one: Fields, other: Fields): boolean {
  return Object.entries(one).every(([key, value]) => Object.is(value, Reflect.get(other, key)));
}
