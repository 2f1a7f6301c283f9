import type { GraphFacts } from './graph-facts';
import type { Problem, Severity } from './problems';
import { checks } from './problems/registry';

const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** What every check finds, by severity, then in the order of flow. */
export function findProblems(facts: GraphFacts): readonly Problem[] {
  const structure = checks.filter(({ about }) => about === 'structure').flatMap(({ find }) => find(facts));
  const wires = checks.filter(({ about }) => about === 'wires').flatMap(({ find }) => find(facts));
  const whole = structure.length === 0 && !wires.some((problem) => breaksTheChain(facts, problem));
  const others = checks
    .filter(({ about }) => about === 'part' || (about === 'network' && whole))
    .flatMap(({ find }) => find(facts));
  const placeOf = ({ nodes: [first] }: Problem) => (first === undefined ? -1 : (facts.place.get(first) ?? -1));
  return [...structure, ...wires, ...others].sort(
    (a, b) => rank[a.severity] - rank[b.severity] || placeOf(a) - placeOf(b),
  );
}

/** A node that lies about unwired says nothing of the network beside it; one with wires does. */
function breaksTheChain({ wiring }: GraphFacts, { severity, nodes }: Problem): boolean {
  return severity === 'error' && nodes.some((id) => wiring.wiresInto(id).length + wiring.wiresOutOf(id).length > 0);
}
