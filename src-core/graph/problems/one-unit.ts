import type { NodeId } from '../../ids';
import { elementsOf } from '../../nodes/shape-rules';
import { isActive } from '../feeders';
import { feedingDense } from '../feeding-dense';
import { bold, type GraphFacts } from '../graph-facts';
import { headOf } from '../head';
import { linearStacks } from '../linear-stacks';
import { passedByAll } from '../passed-by-all';
import type { Problem } from '../problems';

/** A hidden layer of one unit that everything passes: the layers behind it see a single number. */
export function oneUnitProblems(facts: GraphFacts): readonly Problem[] {
  const head = headOf(facts);
  if (!head) return [];
  const narrow = new Set(facts.ofType('dense').filter((id) => isNarrow(facts, id)));
  if (narrow.size === 0) return [];
  const last = feedingDense(facts, head.node);
  // Of linear layers the bottleneck is said already.
  const inner = new Set(linearStacks(facts).flatMap(({ layers }) => layers.slice(0, -1)));
  const wanted = Math.max(head.width ?? 0, 2);
  return passedByAll(facts)
    .filter((id) => id !== last && !inner.has(id) && narrow.has(id))
    .map((id) => ({
      code: 'units.one',
      severity: 'info',
      nodes: [id],
      edges: facts.wiring.wiresOutOf(id).map((wire) => wire.id),
      message: `${bold(facts, id)} has one unit and everything passes it: the layers behind it see a single number.`,
      badge: 'a single number',
      fixes: [
        {
          title: `Set units to ${wanted}`,
          icon: 'pencil',
          change: { kind: 'set-params', node: id, params: { units: wanted } },
        },
      ],
    }));
}

/** One unit for more than one input. */
function isNarrow({ wiring, inferred }: GraphFacts, id: NodeId): boolean {
  const node = wiring.nodes.get(id);
  const [input] = inferred.get(id)?.inputs ?? [];
  return isActive(node, 'dense') && node.params.units === 1 && !!input && elementsOf(input) > 1;
}
