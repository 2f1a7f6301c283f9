import { bold, type GraphFacts } from '../graph-facts';
import type { Problem } from '../problems';
import type { Cycle } from '../topology';

/** Wires that lead back to where they start. */
export function cycleProblems(facts: GraphFacts): readonly Problem[] {
  return facts.cycles.map((cycle) => ({
    code: 'graph.cycle',
    severity: 'error',
    nodes: cycle.nodes,
    edges: cycle.edges.map((edge) => edge.id),
    message: messageOf(facts, cycle),
    badge: 'part of a loop',
    fixes: [
      {
        title: titleOf(facts, cycle),
        icon: 'x',
        change: { kind: 'remove', nodes: [], edges: cycle.back.map((edge) => edge.id) },
      },
    ],
  }));
}

function messageOf(facts: GraphFacts, cycle: Cycle): string {
  const [back] = cycle.back;
  if (cycle.nodes.length === 1 && back) return `${bold(facts, back.from)} feeds itself; a network runs one way.`;
  const ends = back ? `: ${bold(facts, back.from)} leads back to ${bold(facts, back.to)}` : '';
  return `${cycle.nodes.length} nodes form a loop${ends}; a network runs one way.`;
}

function titleOf(facts: GraphFacts, { back }: Cycle): string {
  const [first] = back;
  if (back.length !== 1 || !first) return `Cut ${back.length} wires`;
  return `Cut ${facts.names.get(first.from) ?? first.from} to ${facts.names.get(first.to) ?? first.to}`;
}
