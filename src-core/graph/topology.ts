import type { NodeId } from '../ids';
import type { GraphDocument, GraphEdge, GraphNode } from './document';

/** A document's wires by their ends, in linear time. Wires with an end that is not there are left out. */
export interface Wiring {
  readonly nodes: ReadonlyMap<NodeId, GraphNode>;
  /** By slot. */
  wiresInto(node: NodeId): readonly GraphEdge[];
  wiresOutOf(node: NodeId): readonly GraphEdge[];
}

const none: readonly GraphEdge[] = [];

/** Takes time linear in nodes and wires. */
export function wiringOf(document: GraphDocument): Wiring {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const into = new Map<NodeId, GraphEdge[]>();
  const outOf = new Map<NodeId, GraphEdge[]>();
  for (const edge of document.edges) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) continue;
    push(into, edge.to, edge);
    push(outOf, edge.from, edge);
  }
  for (const edges of into.values()) if (edges.length > 1) edges.sort((a, b) => a.slot - b.slot);
  return { nodes, wiresInto: (node) => into.get(node) ?? none, wiresOutOf: (node) => outOf.get(node) ?? none };
}

/** Every node after all that feed it (Kahn 1962), ties by creation; nodes of and behind cycles come last. */
export function topologicalOrder(wiring: Wiring): readonly NodeId[] {
  const waiting = new Map([...wiring.nodes.keys()].map((node) => [node, wiring.wiresInto(node).length]));
  const order = [...wiring.nodes.keys()].filter((node) => waiting.get(node) === 0);
  for (let next = 0; next < order.length; next++) {
    const node = order[next];
    if (node === undefined) break;
    for (const { to } of wiring.wiresOutOf(node)) {
      const left = (waiting.get(to) ?? 0) - 1;
      waiting.set(to, left);
      if (left === 0) order.push(to);
    }
  }
  const placed = new Set(order);
  return [...order, ...[...wiring.nodes.keys()].filter((node) => !placed.has(node))];
}

/** The nodes given and all that they feed, directly or not. */
export function downstreamOf(wiring: Wiring, start: Iterable<NodeId>): ReadonlySet<NodeId> {
  return reach(start, (node) => wiring.wiresOutOf(node).map((edge) => edge.to));
}

/** The nodes given and all that feed them, directly or not. */
export function upstreamOf(wiring: Wiring, start: Iterable<NodeId>): ReadonlySet<NodeId> {
  return reach(start, (node) => wiring.wiresInto(node).map((edge) => edge.from));
}

/** As `upstreamOf`, but of a bypassed node only what it passes on: its first wire. */
export function contributorsOf(wiring: Wiring, output: NodeId): ReadonlySet<NodeId> {
  return reach([output], (node) => {
    const wires = wiring.wiresInto(node);
    return (wiring.nodes.get(node)?.bypassed ? wires.slice(0, 1) : wires).map((edge) => edge.from);
  });
}

function reach(start: Iterable<NodeId>, next: (node: NodeId) => readonly NodeId[]): ReadonlySet<NodeId> {
  const reached = new Set(start);
  // A set is walked in the order of insertion, the newly added included.
  for (const node of reached) for (const other of next(node)) reached.add(other);
  return reached;
}

/** One knot of wires that lead back to where they start. */
export interface Cycle {
  readonly nodes: readonly NodeId[];
  readonly edges: readonly GraphEdge[];
  /** Without these the knot is undone: the wires that lead back in a depth-first walk. */
  readonly back: readonly GraphEdge[];
}

/** The strongly connected parts of more than one node, and nodes wired to themselves (Tarjan 1972, without recursion). */
export function cyclesOf(wiring: Wiring): readonly Cycle[] {
  const index = new Map<NodeId, number>();
  const low = new Map<NodeId, number>();
  const open: NodeId[] = [];
  const isOpen = new Set<NodeId>();
  const onPath = new Set<NodeId>();
  const back: GraphEdge[] = [];
  const parts: NodeId[][] = [];
  const lower = (node: NodeId, value: number) => low.set(node, Math.min(low.get(node) ?? value, value));
  const enter = (node: NodeId) => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    open.push(node);
    isOpen.add(node);
    onPath.add(node);
    return { node, wire: 0 };
  };

  for (const root of wiring.nodes.keys()) {
    if (index.has(root)) continue;
    const path = [enter(root)];
    for (let frame = path.at(-1); frame; frame = path.at(-1)) {
      const { node } = frame;
      const edge = wiring.wiresOutOf(node)[frame.wire];
      frame.wire += 1;
      if (edge) {
        if (onPath.has(edge.to)) back.push(edge);
        if (!index.has(edge.to)) path.push(enter(edge.to));
        else if (isOpen.has(edge.to)) lower(node, index.get(edge.to) ?? 0);
        continue;
      }
      path.pop();
      onPath.delete(node);
      const parent = path.at(-1);
      if (parent) lower(parent.node, low.get(node) ?? 0);
      if (low.get(node) === index.get(node)) {
        const part = open.splice(open.lastIndexOf(node));
        for (const member of part) isOpen.delete(member);
        parts.push(part);
      }
    }
  }
  return parts.flatMap((part) => cycleOf(wiring, part, back));
}

function cycleOf(wiring: Wiring, part: readonly NodeId[], back: readonly GraphEdge[]): Cycle[] {
  const members = new Set(part);
  const edges = part.flatMap((node) => wiring.wiresOutOf(node).filter((edge) => members.has(edge.to)));
  const within = new Set(edges);
  return edges.length === 0 ? [] : [{ nodes: part, edges, back: back.filter((edge) => within.has(edge)) }];
}

function push(map: Map<NodeId, GraphEdge[]>, key: NodeId, edge: GraphEdge): void {
  const list = map.get(key);
  if (list) list.push(edge);
  else map.set(key, [edge]);
}
