import type { GraphDocument } from '../document';
import type { Change } from '../edit';
import { bold, type GraphFacts } from '../graph-facts';
import { headOf, skipBypassed } from '../head';
import type { Fix, Problem } from '../problems';

/**
 * One linear map behind a sigmoid or softmax parts its inputs by a straight line, and no line parts the four rows of
 * XOR: at most three of them can be right (Minsky and Papert 1969; section 4.1.1 of the chapter).
 */
export function linearLimitProblems(facts: GraphFacts): readonly Problem[] {
  const gate = xorGate(facts.document);
  const head = headOf(facts);
  if (gate === null || head === null || [...facts.path].some((id) => id !== head.node && bends(facts, id))) return [];
  return [
    {
      code: 'linear.xor',
      severity: 'info',
      nodes: [head.node],
      edges: [],
      message: `All before ${bold(facts, head.node)} is one linear map, a straight line through the plane: no line parts the four rows of ${gate}, so at most 3 of 4 can be right. A hidden layer with an activation can bend it.`,
      badge: `no line parts ${gate}`,
      fixes: hiddenLayerFix(facts),
    },
  ];
}

function xorGate({ dataset }: GraphDocument): string | null {
  if (dataset.id !== 'logic-gates') return null;
  const gate = dataset.options.gate ?? 'xor';
  return gate === 'xor' || gate === 'xnor' ? gate.toUpperCase() : null;
}

function bends(facts: GraphFacts, id: GraphFacts['order'][number]): boolean {
  const node = facts.wiring.nodes.get(id);
  if (!node || node.bypassed) return false;
  if (node.type === 'activation') return node.params.function !== 'linear';
  return node.type === 'softmax' || node.type === 'layer-norm';
}

/** Four tanh units between the first input and what it feeds. */
function hiddenLayerFix(facts: GraphFacts): readonly Fix[] {
  const [source] = facts.sources;
  const wire = facts.document.edges.find(({ from, to }) => from === source && skipBypassed(facts.wiring, to) === to);
  if (wire === undefined) return [];
  const nodes = [
    { type: 'dense', params: { units: 4, initialiser: 'normal', spread: 1 } },
    { type: 'activation', params: { function: 'tanh' } },
  ];
  const change: Change = { kind: 'place', nodes, where: { at: 'wire', edge: wire.id } };
  return [{ title: 'Insert 4 tanh units', icon: 'between-horizontal-end', change }];
}
