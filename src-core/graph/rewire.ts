import type { NodeId } from '../ids';
import type { ParamRecord } from '../nodes/define-node';
import type { GraphDocument, GraphEdge, GraphNode, Point } from './document';
import type { Change } from './edit';
import { makeEdge, makeNode } from './make';
import { type Wiring, wiringOf } from './topology';

/** Columns of the canvas, in its own units. */
export const columnWidth = 304;
const cardWidth = 192;
const sameRow = 120;

/** Takes nodes out and keeps the chain joined: what a removed node fed is fed by what its first wire came from. */
export function removeJoined(
  document: GraphDocument,
  nodes: readonly NodeId[],
  wiring: Wiring = wiringOf(document),
): Change {
  const gone = new Set(nodes);
  const joins = nodes.flatMap((node) =>
    wiring.wiresOutOf(node).flatMap((edge): Change[] => {
      const from = gone.has(edge.to) ? null : feederOutside(wiring, gone, node);
      return from === null ? [] : [{ kind: 'connect', edge: makeEdge(document, from, edge.to, edge.slot) }];
    }),
  );
  const removal: Change = { kind: 'remove', nodes: [...gone], edges: [] };
  return joins.length === 0 ? removal : { kind: 'all', changes: [removal, ...joins] };
}

/** What feeds a removed node, by first wires, and is not removed itself. */
function feederOutside(wiring: Wiring, gone: ReadonlySet<NodeId>, start: NodeId): NodeId | null {
  const seen = new Set<NodeId>();
  let node: NodeId | undefined = start;
  while (node !== undefined && gone.has(node) && !seen.has(node)) {
    seen.add(node);
    node = wiring.wiresInto(node)[0]?.from;
  }
  return node === undefined || gone.has(node) ? null : node;
}

/** A new node on a wire; where there is no room between the cards, the row behind it moves on by a column. */
export function insertOnWire(document: GraphDocument, wire: GraphEdge, type: string, params: ParamRecord = {}): Change {
  const from = positionOf(document, wire.from);
  const to = positionOf(document, wire.to);
  const roomy = Math.abs(to.x - from.x) >= 2 * cardWidth + 48 || Math.abs(to.y - from.y) >= 2 * sameRow + 200;
  if (roomy) {
    const between = { x: Math.round((from.x + to.x) / 2), y: Math.round((from.y + to.y) / 2) };
    return { kind: 'insert', node: makeNode(document, type, params, between), on: wire.id };
  }
  const insert: Change = { kind: 'insert', node: makeNode(document, type, params, to), on: wire.id };
  const behind = document.nodes.filter(
    (node) => node.id !== wire.from && Math.abs(node.position.y - to.y) < sameRow && node.position.x >= to.x,
  );
  const positions = behind.map((node) => ({
    node: node.id,
    to: { x: node.position.x + columnWidth, y: node.position.y },
  }));
  return { kind: 'all', changes: [{ kind: 'move', positions }, insert] };
}

/** A new node behind another, fed by it. */
export function appendNode(document: GraphDocument, after: NodeId, type: string, params: ParamRecord = {}): Change {
  const node = makeNode(document, type, params, freePlace(document, positionOf(document, after)));
  return { kind: 'add', nodes: [node], edges: [makeEdge(document, after, node.id, 0)] };
}

/** Another type in a node's place, with its wires. */
export function replaceNode(document: GraphDocument, old: GraphNode, type: string, params: ParamRecord = {}): Change {
  const node = makeNode(document, type, params, old.position);
  const edges = document.edges.flatMap((edge) => {
    if (edge.to === old.id) return [makeEdge(document, edge.from, node.id, edge.slot)];
    return edge.from === old.id ? [makeEdge(document, node.id, edge.to, edge.slot)] : [];
  });
  return {
    kind: 'all',
    changes: [
      { kind: 'remove', nodes: [old.id], edges: [] },
      { kind: 'add', nodes: [node], edges },
    ],
  };
}

function positionOf(document: GraphDocument, id: NodeId): Point {
  return document.nodes.find((node) => node.id === id)?.position ?? { x: 0, y: 0 };
}

/** The next column to the right that no card covers. */
function freePlace(document: GraphDocument, from: Point): Point {
  const covers = (x: number) =>
    document.nodes.some(
      ({ position }) => Math.abs(position.x - x) < cardWidth && Math.abs(position.y - from.y) < sameRow,
    );
  let x = from.x + columnWidth;
  while (covers(x)) x += columnWidth;
  return { x, y: from.y };
}
