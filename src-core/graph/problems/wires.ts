import type { NodeId } from '../../ids';
import { findNodeDefinition } from '../../nodes/registry';
import { freeSlot } from '../free-slot';
import { bold, type GraphFacts } from '../graph-facts';
import { makeEdge } from '../make';
import type { Fix, Problem } from '../problems';
import { downstreamOf } from '../topology';

/** Empty inputs, and nodes that no data pass. */
export function wireProblems(facts: GraphFacts): readonly Problem[] {
  const missing = facts.order.flatMap((id) => missingInput(facts, id));
  const reported = new Set(missing.flatMap((problem) => problem.nodes));
  return [...missing, ...unconnected(facts, reported)];
}

function missingInput(facts: GraphFacts, id: NodeId): readonly Problem[] {
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
      fixes: [...connectFix(facts, id, needed - found), removeFix(facts, id)],
    },
  ];
}

/** Wires from a loose end of the network, or from its input; none where that would close a loop. */
function connectFix(facts: GraphFacts, id: NodeId, count: number): readonly Fix[] {
  const behind = downstreamOf(facts.wiring, [id]);
  const isFree = (candidate: NodeId) => !behind.has(candidate);
  const feeders = new Set(facts.wiring.wiresInto(id).map((edge) => edge.from));
  const loose = facts.sinks.filter((sink) => isFree(sink) && !feeders.has(sink));
  const before = facts.order.filter((other) => facts.sources.includes(other) && isFree(other));
  const candidates = [...loose.reverse(), ...before];
  const [first] = candidates;
  if (first === undefined) return [];
  let draft = facts.document;
  const edges = Array.from({ length: count }, (_, index) => {
    const edge = makeEdge(draft, candidates[index] ?? first, id, freeSlot(draft, id));
    draft = { ...draft, edges: [...draft.edges, edge] };
    return edge;
  });
  return [
    {
      title: `Connect ${facts.names.get(first) ?? first}`,
      icon: 'waypoints',
      change: { kind: 'add', nodes: [], edges },
    },
  ];
}

function removeFix(facts: GraphFacts, id: NodeId): Fix {
  return {
    title: `Remove ${facts.names.get(id) ?? id}`,
    icon: 'trash-2',
    change: { kind: 'remove', nodes: [id], edges: [] },
  };
}

/** Only said where there is a network to be off of. */
function unconnected(facts: GraphFacts, reported: ReadonlySet<NodeId>): readonly Problem[] {
  if (facts.output === null) return [];
  return facts.order
    .filter((id) => !facts.path.has(id) && !reported.has(id) && !facts.sources.includes(id))
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
