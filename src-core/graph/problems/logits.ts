import type { GraphNode } from '../document';
import { feederBeyond, isActive, wiresBetween } from '../feeders';
import { bold, type GraphFacts, nameOf } from '../graph-facts';
import { headOf } from '../head';
import type { Problem } from '../problems';

/** What an activation does to logits, by its function. */
const effects: Readonly<Record<string, string>> = {
  relu: 'every logit below 0 becomes 0, and unlikely classes look alike',
  sigmoid: 'logits stay between 0 and 1, so no class can be nearly certain',
  tanh: 'logits stay between −1 and 1, so no class can be nearly certain',
  softplus: 'logits stay above 0, and unlikely classes look alike',
};

/** An activation on the logits: the head bends them itself, and wants them free to take any value. */
export function logitProblems(facts: GraphFacts): readonly Problem[] {
  const head = headOf(facts);
  if (!head || facts.data?.task !== 'classification') return [];
  const node = facts.wiring.nodes.get(head.node);
  const found = head.kind === 'linear' ? node : feederBeyond(facts, head.node, ({ type }) => type === 'dropout');
  if (!found || !isBent(found) || !facts.path.has(found.id)) return [];
  const effect = effects[String(found.params.function)] ?? 'logits below 0 are squeezed together';
  return [
    {
      code: 'logits.activation',
      severity: 'warning',
      nodes: [found.id],
      edges: wiresBetween(facts, found.id, head.node).map((wire) => wire.id),
      message: `${bold(facts, found.id)} ${head.kind === 'linear' ? 'ends the network' : `stands before ${bold(facts, head.node)}`}: ${effect}.`,
      badge: 'bends the logits',
      fixes: [
        {
          title: `Remove ${nameOf(facts, found.id)}`,
          icon: 'trash-2',
          change: { kind: 'take-out', nodes: [found.id] },
        },
      ],
    },
  ];
}

function isBent(node: GraphNode): boolean {
  return isActive(node, 'activation') && node.params.function !== 'linear';
}
