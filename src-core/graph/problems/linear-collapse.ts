import { type GraphFacts, listed } from '../graph-facts';
import { bendFix, collapseFix, linearStacks } from '../linear-stacks';
import type { Problem } from '../problems';
import { rankLimit } from './linear-bottleneck';

/** Dense layers without an activation between them compute nothing that one of them could not (4.1.3). */
export function linearCollapseProblems(facts: GraphFacts): readonly Problem[] {
  return linearStacks(facts)
    .filter((stack) => rankLimit(facts, stack) === null)
    .map((stack) => ({
      code: 'linear.collapse',
      severity: 'info',
      nodes: stack.layers,
      edges: stack.seams.flat().map((wire) => wire.id),
      message: `${listed(facts, stack.layers)} have no activation between them: these ${stack.layers.length} layers are one.`,
      badge: `these ${stack.layers.length} layers are one`,
      explain: 'linear-collapse',
      fixes: [bendFix(facts, stack), collapseFix(stack)],
    }));
}
