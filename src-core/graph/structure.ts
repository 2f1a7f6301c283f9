import type { NodeId } from '../ids';
import type { GraphDocument, GraphEdge, GraphNode } from './document';
import { flowOrder, isSource } from './flows';
import { isEqual } from './reuse';
import { type Cycle, contributorsOf, cyclesOf, downstreamOf, type Wiring, wiringOf } from './topology';

/** What the wires alone tell, together with which nodes are inputs or bypassed. */
export interface Structure {
  readonly wiring: Wiring;
  /** Every node after all that feed it, flow by flow. */
  readonly order: readonly NodeId[];
  /** Index of a node in `order`. */
  readonly place: ReadonlyMap<NodeId, number>;
  /** Nodes of a type, in `order`. */
  ofType(type: string): readonly NodeId[];
  /** Nodes that take no wires: inputs of the network. */
  readonly sources: readonly NodeId[];
  readonly cycles: readonly Cycle[];
  /** What the sources feed, with themselves. */
  readonly reachable: ReadonlySet<NodeId>;
  /** Ends of the network: fed by a source, feeding nothing, and no source itself. */
  readonly sinks: readonly NodeId[];
  /** The one end, or `null` where there are none or several. */
  readonly output: NodeId | null;
  /** Nodes between a source and the output. */
  readonly path: ReadonlySet<NodeId>;
}

/** Nodes that compute something else than before, or are fed by others: those to judge anew in `after`. */
export function changedNodes(before: Structure, after: Structure): readonly NodeId[] {
  return after.order.filter((id) => {
    const wires = after.wiring.wiresInto(id);
    const earlier = before.wiring.wiresInto(id);
    const isFedAlike =
      wires.length === earlier.length &&
      wires.every((wire, at) => {
        const other = earlier[at];
        return other?.from === wire.from && leadsForward(after.place, wire) === leadsForward(before.place, other);
      });
    return !isFedAlike || !isSameLayer(before.wiring.nodes.get(id), after.wiring.nodes.get(id));
  });
}

/** Whether a node computes what it computed: where it stands and what it is called do not matter. */
function isSameLayer(before: GraphNode | undefined, after: GraphNode | undefined): boolean {
  if (before === after) return true;
  return (
    before?.type === after?.type &&
    (before?.bypassed ?? false) === (after?.bypassed ?? false) &&
    isEqual(before?.params, after?.params)
  );
}

export function structureOf(document: GraphDocument): Structure {
  const wiring = wiringOf(document);
  const order = flowOrder(wiring);
  const place = new Map(order.map((id, index) => [id, index]));
  const sources = order.filter((id) => isSource(wiring.nodes.get(id)));
  const reachable = downstreamOf(wiring, sources);
  const sinks = order.filter(
    (id) => reachable.has(id) && wiring.wiresOutOf(id).length === 0 && !isSource(wiring.nodes.get(id)),
  );
  const output = sinks.length === 1 ? (sinks[0] ?? null) : null;
  const cycles = hasWireBack(document, place) ? cyclesOf(wiring) : [];
  const flow = { wiring, order, place, ofType: byType(wiring, order), sources, cycles, reachable, sinks, output };
  return { ...flow, path: pathOf(flow) };
}

/**
 * The structure of a document whose wires, ids and types are those of `before`.
 * @param sameBypasses the same nodes are bypassed, too
 */
export function structureFor(document: GraphDocument, before: Structure, sameBypasses: boolean): Structure {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const after = { ...before, wiring: { ...before.wiring, nodes } };
  return sameBypasses ? after : { ...after, path: pathOf(after) };
}

function byType(wiring: Wiring, order: readonly NodeId[]): Structure['ofType'] {
  const lists = new Map<string, NodeId[]>();
  for (const id of order) {
    const type = wiring.nodes.get(id)?.type ?? '';
    const list = lists.get(type);
    if (list) list.push(id);
    else lists.set(type, [id]);
  }
  return (type) => lists.get(type) ?? none;
}

const none: readonly NodeId[] = [];

function pathOf({ wiring, order, reachable, output }: Omit<Structure, 'path'>): ReadonlySet<NodeId> {
  if (output === null) return new Set();
  const upstream = contributorsOf(wiring, output);
  return new Set(order.filter((id) => reachable.has(id) && upstream.has(id)));
}

/** In a topological order every wire leads forward, unless it is part of a loop or comes from one. */
function hasWireBack({ edges }: GraphDocument, place: ReadonlyMap<NodeId, number>): boolean {
  return edges.some((wire) => !leadsForward(place, wire));
}

/** A wire that does not leads back into a loop: nothing is known of what comes by it. */
export function leadsForward(place: Structure['place'], { from, to }: GraphEdge): boolean {
  return (place.get(from) ?? 0) < (place.get(to) ?? 0);
}
