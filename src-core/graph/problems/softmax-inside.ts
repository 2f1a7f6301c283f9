import type { NodeId } from '../../ids';
import { findNodeDefinition } from '../../nodes/registry';
import { feederOf, isActive, wiresBetween } from '../feeders';
import { bold, type GraphFacts, nameOf } from '../graph-facts';
import type { Fix, Problem } from '../problems';

/** A softmax whose probabilities another layer reads. What multiplies by them, as attention does, may. */
export function softmaxInsideProblems(facts: GraphFacts): readonly Problem[] {
  const { wiring, path } = facts;
  if (facts.ofType('softmax').every((id) => !path.has(id) || wiring.wiresOutOf(id).length === 0)) return [];
  return facts.order.flatMap((id) => {
    const node = wiring.nodes.get(id);
    const before = path.has(id) && node && !node.bypassed ? feederOf(facts, id) : null;
    if (!isActive(before, 'softmax') || node?.type === 'softmax') return [];
    return findNodeDefinition(node?.type ?? '')?.inputs.max === 1 ? [problemOf(facts, before.id, id)] : [];
  });
}

function problemOf(facts: GraphFacts, softmax: NodeId, follower: NodeId): Problem {
  return {
    code: 'softmax.inside',
    severity: 'warning',
    nodes: [softmax, follower],
    edges: wiresBetween(facts, softmax, follower).map((wire) => wire.id),
    message: `${bold(facts, softmax)} feeds ${bold(facts, follower)}: its outputs sum to 1, most of them near 0, which leaves the layers behind it little to learn from.`,
    badge: 'softmax inside',
    // Behind the last layer a straggler goes; before a layer the softmax does.
    fixes: [...(follower === facts.output ? [removal(facts, follower)] : []), removal(facts, softmax)],
  };
}

function removal(facts: GraphFacts, id: NodeId): Fix {
  return { title: `Remove ${nameOf(facts, id)}`, icon: 'trash-2', change: { kind: 'take-out', nodes: [id] } };
}
