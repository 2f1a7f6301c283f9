import type { NodeId } from '../../ids';
import { bold, type GraphFacts } from '../graph-facts';
import { skipBypassed } from '../head';
import type { Problem } from '../problems';
import { removeJoined } from '../rewire';

/** A softmax of a softmax: probabilities taken for logits are nearly equal. */
export function softmaxProblems(facts: GraphFacts): readonly Problem[] {
  const feeders = new Map<NodeId, NodeId>();
  for (const id of facts.order) {
    const before = feederOf(facts, id);
    if (isSoftmax(facts, id) && before !== null && isSoftmax(facts, before)) feeders.set(id, before);
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
    edges: [],
    message: `${names.join(' is followed by ')}: the second makes every class nearly equal.`,
    badge: 'second softmax',
    fixes: [
      {
        title:
          extra.length === 1 && second
            ? `Remove ${facts.names.get(second) ?? second}`
            : `Remove ${extra.length} of them`,
        icon: 'trash-2',
        change: removeJoined(facts.document, extra, facts.wiring),
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

function feederOf(facts: GraphFacts, id: NodeId): NodeId | null {
  const from = facts.wiring.wiresInto(id)[0]?.from;
  return from === undefined ? null : skipBypassed(facts.wiring, from);
}

function isSoftmax(facts: GraphFacts, id: NodeId): boolean {
  const node = facts.wiring.nodes.get(id);
  return node?.type === 'softmax' && !node.bypassed;
}
