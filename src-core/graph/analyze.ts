import type { NodeId } from '../ids';
import type { Cost } from '../nodes/define-node';
import { freeOfCost } from '../nodes/shape-rules';
import type { Analysis, NodeAnalysis, ValidGraph } from './analysis';
import type { GraphDocument } from './document';
import { type GraphFacts, gatherFacts } from './graph-facts';
import type { Problem, Severity } from './problems';
import { cycleProblems } from './problems/cycles';
import { endProblems } from './problems/ends';
import { headProblems } from './problems/head';
import { linearLimitProblems } from './problems/linear-limit';
import { settingProblems } from './problems/settings';
import { shapeProblems } from './problems/shapes';
import { softmaxProblems } from './problems/softmax-twice';
import { typedWeightProblems } from './problems/typed-weights';
import { wireProblems } from './problems/wires';
import { reuse, reuseList } from './reuse';

const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/**
 * Shapes, costs, names and problems of a document, without running it. What is equal to the `previous` analysis keeps
 * its identity. A document without errors comes back as the `ValidGraph` that planning asks for.
 */
export function analyze(document: GraphDocument, previous?: Analysis): Analysis {
  const facts = gatherFacts(document);
  const problems = reuseList(previous?.problems ?? [], inOrder(facts, findProblems(facts)), identityOf);
  const nodes = analyseNodes(facts, problems, previous);
  const totals = reuse(previous?.totals, totalCost(facts));
  const good = problems.every((problem) => problem.severity !== 'error');
  return { nodes, problems, totals, valid: good ? validGraph(facts, nodes) : null };
}

function findProblems(facts: GraphFacts): readonly Problem[] {
  const structure = [...endProblems(facts), ...cycleProblems(facts)];
  const wires = wireProblems(facts);
  const broken = structure.length > 0 || wires.some((problem) => isBrokenChain(facts, problem));
  return [
    ...structure,
    ...wires,
    ...shapeProblems(facts),
    ...(broken ? [] : [...headProblems(facts), ...linearLimitProblems(facts)]),
    ...softmaxProblems(facts),
    ...typedWeightProblems(facts),
    ...settingProblems(facts),
  ];
}

/** A node that lies about unwired says nothing of the network beside it; one with wires does. */
function isBrokenChain(facts: GraphFacts, { severity, nodes }: Problem): boolean {
  const { wiring } = facts;
  return severity === 'error' && nodes.some((id) => wiring.wiresInto(id).length + wiring.wiresOutOf(id).length > 0);
}

/** By severity, then in the order of flow. */
function inOrder(facts: GraphFacts, problems: readonly Problem[]): readonly Problem[] {
  const placeOf = ({ nodes: [first] }: Problem) => (first === undefined ? -1 : (facts.place.get(first) ?? -1));
  return [...problems].sort((a, b) => rank[a.severity] - rank[b.severity] || placeOf(a) - placeOf(b));
}

function identityOf({ code, nodes }: Problem): string {
  return `${code} ${nodes.join(' ')}`;
}

function analyseNodes(
  facts: GraphFacts,
  problems: readonly Problem[],
  previous: Analysis | undefined,
): ReadonlyMap<NodeId, NodeAnalysis> {
  const ofNode = new Map<NodeId, Problem[]>();
  for (const problem of problems) {
    for (const id of problem.nodes) ofNode.set(id, [...(ofNode.get(id) ?? []), problem]);
  }
  const nodes = new Map<NodeId, NodeAnalysis>();
  for (const { id } of facts.document.nodes) {
    const inferred = facts.inferred.get(id);
    const found: NodeAnalysis = {
      id,
      name: facts.names.get(id) ?? id,
      inputs: inferred?.inputs ?? [],
      output: inferred?.output ?? null,
      cost: inferred?.cost ?? null,
      problems: ofNode.get(id) ?? [],
    };
    nodes.set(id, reuse(previous?.nodes.get(id), found));
  }
  const earlier = previous?.nodes;
  const same = earlier?.size === nodes.size && [...nodes].every(([id, node]) => earlier.get(id) === node);
  return same && earlier ? earlier : nodes;
}

/** Of the network, or of all nodes while there is none yet. */
function totalCost({ document, inferred, path }: GraphFacts): Cost {
  let total = freeOfCost;
  for (const { id } of document.nodes) {
    const cost = inferred.get(id)?.cost;
    if (!cost || (path.size > 0 && !path.has(id))) continue;
    total = {
      parameters: total.parameters + cost.parameters,
      multiplyAdds: total.multiplyAdds + cost.multiplyAdds,
      activations: total.activations + cost.activations,
    };
  }
  return total;
}

/** The only maker of a `ValidGraph`: a brand can be given in no other way than by a cast. */
function validGraph(facts: GraphFacts, nodes: ReadonlyMap<NodeId, NodeAnalysis>): ValidGraph {
  const { document, path } = facts;
  const order: readonly NodeId[] = facts.order.filter((id) => path.has(id));
  return { document, order, nodes } as ValidGraph;
}
