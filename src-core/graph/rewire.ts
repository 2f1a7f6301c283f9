import type { EdgeId, NodeId } from '../ids';
import { fail, ok, type Result } from '../result';
import type { GraphDocument, GraphEdge, GraphNode, Point } from './document';
import type { Change, NewNode } from './edit';
import { makeEdge, makeNode } from './make';
import { type Wiring, wiringOf } from './topology';

/** Columns of the canvas, in its own units. */
const columnWidth = 304;
const cardWidth = 192;
const sameRow = 120;

type PlainChange = Result<Change, string>;

/** A change that says what is wanted, in the changes that say what is done. Fails where its wire or node is not there. */
export function placed(document: GraphDocument, { nodes, where }: Extract<Change, { kind: 'place' }>): PlainChange {
  if (nodes.length === 0) return ok({ kind: 'all', changes: [] });
  switch (where.at) {
    case 'wire':
      return onWire(document, nodes, where.edge);
    case 'behind':
      return behind(document, nodes, where.node);
    case 'instead':
      return insteadOf(document, nodes, where.node);
    case 'start':
      return ok(addRow(document, makeRow(document, nodes, leftOfAll(document, nodes.length)), [], []));
  }
}

/** Nodes and their wires out; what a removed node fed is fed by what its first wire came from. */
export function takenOut(document: GraphDocument, nodes: readonly NodeId[]): Change {
  const wiring = wiringOf(document);
  const gone = new Set(nodes);
  const joins = [...gone].flatMap((node) =>
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

/** Where cards that come onto a wire stand, and what moves on for them. */
export interface RoomOnWire {
  place(index: number): Point;
  readonly moves: readonly { readonly node: NodeId; readonly to: Point }[];
}

/**
 * Between the cards where there is room; else in their row, which moves on; on the way to another row at the end of
 * this one.
 * @param loose a card that is put there: it is in nobody's way
 */
export function roomOnWire(document: GraphDocument, wire: GraphEdge, count: number, loose?: NodeId): RoomOnWire {
  const others = document.nodes.filter(({ id }) => id !== loose);
  const from = positionOf(document, wire.from);
  const to = positionOf(document, wire.to);
  const parts = count + 1;
  if (Math.abs(to.x - from.x) >= parts * cardWidth + 48 || Math.abs(to.y - from.y) >= parts * sameRow + 200) {
    const between = (index: number): Point => ({
      x: Math.round(from.x + ((index + 1) * (to.x - from.x)) / parts),
      y: Math.round(from.y + ((index + 1) * (to.y - from.y)) / parts),
    });
    const isFree = Array.from({ length: count }, (_, index) => between(index)).every((place) => !covers(others, place));
    if (isFree) return { place: between, moves: [] };
  }
  if (Math.abs(to.y - from.y) >= sameRow || to.x <= from.x) {
    return { place: columnsFrom(freePlace(others, from)), moves: [] };
  }
  const moves = others
    .filter(({ id, position }) => id !== wire.from && Math.abs(position.y - to.y) < sameRow && position.x >= to.x)
    .map(({ id, position }) => ({ node: id, to: { x: position.x + count * columnWidth, y: position.y } }));
  return { place: columnsFrom(to), moves };
}

function onWire(document: GraphDocument, nodes: readonly NewNode[], id: EdgeId): PlainChange {
  const wire = document.edges.find((edge) => edge.id === id);
  if (!wire) return fail(`There is no wire ${id}.`);
  const cut: Change = { kind: 'remove', nodes: [], edges: [id] };
  const room = roomOnWire(document, wire, nodes.length);
  const row = makeRow(document, nodes, room.place);
  const into = row.slice(0, 1).map((node) => ({ ...wire, to: node.id, slot: 0 }));
  const outOf = row.slice(-1).map((node) => ({ ...wire, from: node.id }));
  const move: Change = { kind: 'move', positions: room.moves };
  return ok({ kind: 'all', changes: [move, cut, addRow(document, row, into, outOf)] });
}

function behind(document: GraphDocument, nodes: readonly NewNode[], after: NodeId): PlainChange {
  const feeder = document.nodes.find((node) => node.id === after);
  if (!feeder) return fail(`There is no node ${after}.`);
  const row = makeRow(document, nodes, columnsFrom(freePlace(document.nodes, feeder.position)));
  const wire = row.slice(0, 1).map((node) => ({ from: after, to: node.id, slot: 0 }));
  return ok(addRow(document, row, wire, []));
}

/** Other nodes with the wires of the old one, whose name is not kept: it told what the old one was. */
function insteadOf(document: GraphDocument, nodes: readonly NewNode[], id: NodeId): PlainChange {
  const old = document.nodes.find((node) => node.id === id);
  if (!old) return fail(`There is no node ${id}.`);
  const row = makeRow(document, nodes, columnsFrom(old.position));
  const [first, last] = [row[0], row.at(-1)];
  if (!first || !last) return ok({ kind: 'all', changes: [] });
  const into = document.edges
    .filter((edge) => edge.to === id)
    .map((edge) => ({ ...edge, from: edge.from === id ? last.id : edge.from, to: first.id }));
  const outOf = document.edges
    .filter((edge) => edge.from === id && edge.to !== id)
    .map((edge) => ({ ...edge, from: last.id }));
  const removal: Change = { kind: 'remove', nodes: [id], edges: [] };
  return ok({ kind: 'all', changes: [removal, addRow(document, row, into, outOf)] });
}

type Ends = Pick<GraphEdge, 'from' | 'to' | 'slot'>;

/** Adds nodes with the wires between them and those that lead in and out. */
function addRow(
  document: GraphDocument,
  row: readonly GraphNode[],
  into: readonly Ends[],
  outOf: readonly Ends[],
): Change {
  const between = row.slice(1).flatMap((node, index) => {
    const before = row[index];
    return before ? [{ from: before.id, to: node.id, slot: 0 }] : [];
  });
  const edges = [...into, ...between, ...outOf].map(({ from, to, slot }) => makeEdge(document, from, to, slot));
  return { kind: 'add', nodes: row, edges };
}

function makeRow(
  document: GraphDocument,
  nodes: readonly NewNode[],
  place: (index: number) => Point,
): readonly GraphNode[] {
  let known = document;
  return nodes.map(({ type, params = {} }, index) => {
    const node = makeNode(known, type, params, place(index));
    known = { ...known, nodes: [...known.nodes, node] };
    return node;
  });
}

function columnsFrom({ x, y }: Point): (index: number) => Point {
  return (index) => ({ x: x + index * columnWidth, y });
}

function leftOfAll({ nodes }: GraphDocument, count: number): (index: number) => Point {
  if (nodes.length === 0) return columnsFrom({ x: 56, y: 40 });
  const left = nodes.reduce((least, { position }) => Math.min(least, position.x), Number.POSITIVE_INFINITY);
  const top = nodes.reduce((least, { position }) => Math.min(least, position.y), Number.POSITIVE_INFINITY);
  return columnsFrom({ x: left - count * columnWidth, y: top });
}

function positionOf(document: GraphDocument, id: NodeId): Point {
  return document.nodes.find((node) => node.id === id)?.position ?? { x: 0, y: 0 };
}

/** The next column to the right that no card covers. */
function freePlace(nodes: readonly GraphNode[], from: Point): Point {
  let x = from.x + columnWidth;
  while (covers(nodes, { x, y: from.y })) x += columnWidth;
  return { x, y: from.y };
}

/** Whether a card at a place would lie on another, as far as the height of cards is known here. */
function covers(nodes: readonly GraphNode[], { x, y }: Point): boolean {
  return nodes.some(({ position }) => Math.abs(position.x - x) < cardWidth && Math.abs(position.y - y) < sameRow);
}
