import type { Analysis } from '../../src-core/graph/analysis';
import { analyze } from '../../src-core/graph/analyze';
import type { GraphDocument, GraphNode } from '../../src-core/graph/document';
import { formatShape } from '../../src-core/nodes/shape-rules';
import type { CommandIo } from '../io';
import { readProject } from '../project';
import type { Verb, VerbUse } from '../verb';
import { json, textTable, whole } from '../write';

export const summaryVerb: Verb = {
  name: 'summary',
  argument: 'FILE',
  doc: 'Shape and size of each node, and of the whole network; 1 if it has errors',
  flags: [],
  run: runSummary,
};

async function runSummary(use: VerbUse, io: CommandIo): Promise<0 | 1> {
  const document = await readProject(use.argument);
  const analysis = analyze(document);
  const { parameters, multiplyAdds } = analysis.totals;
  const nodes = inOrder(document, analysis).map((node) => describeNode(node, analysis));
  if (use.json) {
    io.stdout(json({ parameters, multiplyAdds, nodes }));
  } else {
    const rows = nodes.map((node) => [
      node.name,
      node.type,
      node.shape ? formatShape(node.shape) : '?',
      node.parameters ?? '?',
      node.multiplyAdds ?? '?',
    ]);
    io.stdout(textTable([['Node', 'Type', 'Shape', 'Parameters', 'Multiply-adds'], ...rows]));
    io.stdout(`${whole(parameters)} parameters, ${whole(multiplyAdds)} multiply-adds a sample\n`);
  }
  if (analysis.valid) return 0;
  io.stderr(`The network has errors: "layerloom check ${use.argument}" lists them.\n`);
  return 1;
}

/** Order of computation where there is one; nodes off the path follow. */
function inOrder(document: GraphDocument, { valid }: Analysis): GraphNode[] {
  const order = new Map((valid?.order ?? []).map((id, index) => [id, index]));
  const place = ({ id }: GraphNode) => order.get(id) ?? order.size;
  return [...document.nodes].sort((first, second) => place(first) - place(second));
}

function describeNode({ id, type }: GraphNode, { nodes }: Analysis) {
  const known = nodes.get(id);
  return {
    id,
    type,
    name: known?.name ?? type,
    shape: known?.output ?? null,
    parameters: known?.cost?.parameters ?? null,
    multiplyAdds: known?.cost?.multiplyAdds ?? null,
  };
}
