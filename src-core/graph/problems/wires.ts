import type { NodeId } from '../../ids';
import { findNodeDefinition } from '../../nodes/registry';
import { isSource } from '../flows';
import { bold, type GraphFacts } from '../graph-facts';
import { makeEdge } from '../make';
import type { Fix, Problem } from '../problems';
import { upstreamOf } from '../topology';

/** How far back in the order a feeder is looked for. */
const farthest = 200;

/** Empty inputs, and nodes that no data pass. */
export function wireProblems(facts: GraphFacts): readonly Problem[] {
  const feeds = feedersOf(facts);
  const missing = facts.order.flatMap((id) => missingInput(facts, feeds, id));
  const reported = new Set(missing.flatMap((problem) => problem.nodes));
  return [...missing, ...unconnected(facts, reported)];
}

function missingInput(facts: GraphFacts, feeds: Feeds, id: NodeId): readonly Problem[] {
  const node = facts.wiring.nodes.get(id);
  const definition = node && findNodeDefinition(node.type);
  if (!definition) return [];
  const needed = node.bypassed ? Math.min(definition.inputs.min, 1) : definition.inputs.min;
  const found = facts.wiring.wiresInto(id).length;
  if (found >= needed) return [];
  const count = needed === 1 ? 'no input' : `${found} of ${needed} inputs`;
  return [
    {
      code: 'input.missing',
      severity: 'error',
      nodes: [id],
      edges: [],
      message: `${bold(facts, id)} has ${count}.`,
      badge: count,
      fixes: [...connectFix(facts, feeds, id, needed - found), removeFix(facts, id)],
    },
  ];
}

/** Wires from what could feed the node without closing a loop; none where nothing fits. */
function connectFix(facts: GraphFacts, feeds: Feeds, id: NodeId, count: number): readonly Fix[] {
  const candidates =
    facts.wiring.wiresInto(id).length === 0 ? looseEnds(facts, feeds, id, count) : fittingFeeders(facts, id, count);
  const [first] = candidates;
  if (first === undefined) return [];
  const taken = new Set(facts.wiring.wiresInto(id).map((edge) => edge.slot));
  const slots = Array.from({ length: taken.size + count }, (_, slot) => slot).filter((slot) => !taken.has(slot));
  const edges = slots
    .slice(0, count)
    .map((slot, index) => makeEdge(facts.document, candidates[index] ?? first, id, slot));
  return [
    {
      title: `Connect ${facts.names.get(first) ?? first}`,
      icon: 'waypoints',
      change: { kind: 'add', nodes: [], edges },
    },
  ];
}

/** Whether one node feeds another, directly or not. */
type Feeds = (node: NodeId, end: NodeId) => boolean;

/** Walks up from each end that is asked about once, however many nodes ask. */
function feedersOf({ wiring }: GraphFacts): Feeds {
  const known = new Map<NodeId, ReadonlySet<NodeId>>();
  return (node, end) => {
    const feeders = known.get(end) ?? upstreamOf(wiring, [end]);
    known.set(end, feeders);
    return feeders.has(node);
  };
}

/** Ends of the network that the node does not feed, the last first, then its inputs: as many as are needed. */
function looseEnds({ sinks, sources }: GraphFacts, feeds: Feeds, id: NodeId, count: number): readonly NodeId[] {
  const found: NodeId[] = [];
  for (let index = sinks.length - 1; index >= 0 && found.length < count; index--) {
    const end = sinks[index];
    if (end !== undefined && !feeds(id, end)) found.push(end);
  }
  return [...found, ...sources.slice(0, count - found.length)];
}

/** Beside a wire that is there already: the nearest nodes before this one whose shape fits that wire's. */
function fittingFeeders(facts: GraphFacts, id: NodeId, count: number): readonly NodeId[] {
  const { wiring, inferred, order, reachable } = facts;
  const node = wiring.nodes.get(id);
  const [wired] = wiring.wiresInto(id);
  const known = wired && inferred.get(wired.from)?.assumed;
  if (!node || !wired || !known) return [];
  const found: NodeId[] = [];
  const own = facts.place.get(id) ?? 0;
  // Nodes before it in the order are not fed by it, unless both are part of a loop; far ones are no likely wish.
  for (let place = own - 1; place >= Math.max(0, own - farthest) && found.length < count; place--) {
    const other = order[place];
    const shape = other === undefined ? null : inferred.get(other)?.assumed;
    if (other === undefined || other === wired.from || !reachable.has(other) || !shape) continue;
    if (findNodeDefinition(node.type)?.outputShape([known, shape], node.params).ok) found.push(other);
  }
  return found;
}

function removeFix(facts: GraphFacts, id: NodeId): Fix {
  return {
    title: `Remove ${facts.names.get(id) ?? id}`,
    icon: 'trash-2',
    change: { kind: 'take-out', nodes: [id] },
  };
}

/** Only said where there is a network to be off of. */
function unconnected(facts: GraphFacts, reported: ReadonlySet<NodeId>): readonly Problem[] {
  if (facts.output === null) return [];
  return facts.order
    .filter((id) => !facts.path.has(id) && !reported.has(id) && !isSource(facts.wiring.nodes.get(id)))
    .map((id) => ({
      code: 'graph.unconnected',
      severity: 'warning',
      nodes: [id],
      edges: [],
      message: `${bold(facts, id)} is not between the input and the output: it takes no part in training.`,
      badge: 'not connected',
      fixes: [removeFix(facts, id)],
    }));
}
