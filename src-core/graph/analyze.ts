import type { NodeId } from '../ids';
import type { Cost } from '../nodes/define-node';
import { freeOfCost } from '../nodes/shape-rules';
import type { Analysis, NodeAnalysis, ValidGraph } from './analysis';
import type { GraphDocument } from './document';
import { findProblems } from './find-problems';
import { type EarlierFacts, type GraphFacts, gatherFacts } from './graph-facts';
import type { Problem } from './problems';
import { reuse, reuseList, reuseMap } from './reuse';
import { isAllSame, sameParts } from './same-parts';

/** The facts behind each analysis, so that the next one can start from them; an `Analysis` itself stays small and plain. */
const factsOf = new WeakMap<Analysis, GraphFacts>();

/**
 * Shapes, costs, names and problems of a document, without running it. What is equal to the `previous` analysis keeps
 * its identity, and what an edit cannot have changed is not looked at again: the result is the same as without
 * `previous`. A document without errors comes back as the `ValidGraph` that planning asks for.
 */
export function analyze(document: GraphDocument, previous?: Analysis): Analysis {
  const before = previous && factsOf.get(previous);
  const earlier = before && { facts: before, same: sameParts(before.document, document) };
  const facts = gatherFacts(document, earlier);
  const findings = previous && earlier && isAllSame(earlier.same) ? previous : findingsOf(facts, previous, earlier);
  const { nodes, problems, totals } = findings;
  const good = problems.every((problem) => problem.severity !== 'error');
  const analysis: Analysis = { nodes, problems, totals, valid: good ? validGraph(facts, nodes) : null };
  factsOf.set(analysis, facts);
  return analysis;
}

function findingsOf(
  facts: GraphFacts,
  previous: Analysis | undefined,
  earlier: EarlierFacts | undefined,
): Omit<Analysis, 'valid'> {
  const problems = reuseList(previous?.problems ?? [], findProblems(facts), identityOf);
  const isOld =
    earlier?.same.wiring &&
    earlier.facts.inferred === facts.inferred &&
    earlier.facts.names === facts.names &&
    previous?.problems === problems;
  return {
    nodes: previous && isOld ? previous.nodes : analyseNodes(facts, problems, previous),
    problems,
    totals: reuse(previous?.totals, totalCost(facts)),
  };
}

function identityOf({ code, nodes }: Problem): string {
  return `${code} ${nodes[0] ?? ''}`;
}

function analyseNodes(
  facts: GraphFacts,
  problems: readonly Problem[],
  previous: Analysis | undefined,
): ReadonlyMap<NodeId, NodeAnalysis> {
  const ofNode = new Map<NodeId, Problem[]>();
  for (const problem of problems) {
    for (const id of problem.nodes) {
      const list = ofNode.get(id);
      if (list) list.push(problem);
      else ofNode.set(id, [problem]);
    }
  }
  const nodes = new Map<NodeId, NodeAnalysis>();
  for (const { id } of facts.document.nodes) {
    nodes.set(id, nodeAnalysis(facts, id, ofNode.get(id) ?? [], previous?.nodes.get(id)));
  }
  return reuseMap(previous?.nodes, nodes);
}

function nodeAnalysis(
  facts: GraphFacts,
  id: NodeId,
  problems: readonly Problem[],
  before: NodeAnalysis | undefined,
): NodeAnalysis {
  const { inputs = [], output = null, cost = null } = facts.inferred.get(id) ?? {};
  const name = facts.names.get(id) ?? id;
  const isAsBefore =
    before?.name === name &&
    before.inputs === inputs &&
    before.output === output &&
    before.cost === cost &&
    before.problems.length === problems.length &&
    problems.every((problem, at) => problem === before.problems[at]);
  return isAsBefore ? before : { id, name, inputs, output, cost, problems };
}

/** Of the network, or of all nodes while there is none yet. */
function totalCost({ document, inferred, path }: GraphFacts): Cost {
  let { parameters, multiplyAdds, activations } = freeOfCost;
  for (const { id } of document.nodes) {
    const cost = inferred.get(id)?.cost;
    if (!cost || (path.size > 0 && !path.has(id))) continue;
    parameters += cost.parameters;
    multiplyAdds += cost.multiplyAdds;
    activations += cost.activations;
  }
  return { parameters, multiplyAdds, activations };
}

/** The only maker of a `ValidGraph`: a brand can be given in no other way than by a cast. */
function validGraph(facts: GraphFacts, nodes: ReadonlyMap<NodeId, NodeAnalysis>): ValidGraph {
  const { document, path } = facts;
  const order: readonly NodeId[] = facts.order.filter((id) => path.has(id));
  return { document, order, nodes } as ValidGraph;
}
