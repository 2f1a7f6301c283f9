import type { NodeId } from '../../ids';
import { feederOf, isActive, wiresBetween } from '../feeders';
import { bold, type GraphFacts } from '../graph-facts';
import type { Problem } from '../problems';

/** A softmax of a softmax: probabilities taken for logits are nearly equal. */
export function softmaxProblems(facts: GraphFacts): readonly Problem[] {
  const feeders = new Map<NodeId, NodeId>();
  for (const id of facts.ofType('softmax')) {
    const before = isActive(facts.wiring.nodes.get(id), 'softmax') ? feederOf(facts, id) : null;
    if (isActive(before, 'softmax')) feeders.set(id, before.id);
  }
  const followed = new Set(feeders.values());
  return [...feeders.keys()]
    .filter((id) => !followed.has(id))
    .map((last) => chainProblem(facts, chainTo(feeders, last)));
}

function chainProblem(facts: GraphFacts, chain: readonly NodeId[]): Problem {
  const [first, second] = chain;
  const extra = chain.slice(1);
  const names = first !== undefined && second !== undefined ? [bold(facts, first), bold(facts, second)] : [];
  return {
    code: 'softmax.twice',
    severity: 'warning',
    nodes: chain,
    edges: first === undefined ? [] : wiresBetween(facts, first, chain.at(-1) ?? first).map((wire) => wire.id),
    message: `${names.join(' is followed by ')}: the second makes every class nearly equal.`,
    badge: 'second softmax',
    fixes: [
      {
        title:
          extra.length === 1 && second
            ? `Remove ${facts.names.get(second) ?? second}`
            : `Remove ${extra.length} of them`,
        icon: 'trash-2',
        change: { kind: 'take-out', nodes: extra },
      },
    ],
  };
}

function chainTo(feeders: ReadonlyMap<NodeId, NodeId>, last: NodeId): readonly NodeId[] {
  const chain: NodeId[] = [];
  for (let id: NodeId | undefined = last; id !== undefined && !chain.includes(id); id = feeders.get(id))
    chain.unshift(id);
  return chain;
}
