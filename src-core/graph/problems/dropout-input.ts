import type { NodeId } from '../../ids';
import { feederBeyond, isActive } from '../feeders';
import { bold, type GraphFacts, nameOf } from '../graph-facts';
import type { Problem } from '../problems';

/** Dropout on the data themselves. */
export function dropoutInputProblems(facts: GraphFacts): readonly Problem[] {
  return facts.ofType('dropout').flatMap((id) => {
    const node = facts.wiring.nodes.get(id);
    if (!facts.path.has(id) || !isActive(node, 'dropout') || node.params.rate === 0) return [];
    const before = feederBeyond(facts, id, ({ type }) => type === 'flatten');
    return before && facts.sources.includes(before.id) ? [problemOf(facts, id, before.id, node.params.rate)] : [];
  });
}

function problemOf(facts: GraphFacts, id: NodeId, source: NodeId, rate: unknown): Problem {
  return {
    code: 'dropout.input',
    severity: 'info',
    nodes: [id],
    edges: facts.wiring.wiresInto(id).map((wire) => wire.id),
    message: `${bold(facts, id)} zeroes ${Math.round(Number(rate) * 100)} % of ${bold(facts, source)} itself, before any layer has seen it.`,
    badge: 'drops the data',
    fixes: [{ title: `Remove ${nameOf(facts, id)}`, icon: 'trash-2', change: { kind: 'take-out', nodes: [id] } }],
  };
}
