import type { Analysis } from '../../src-core/graph/analysis';
import type { GraphDocument, GraphNode } from '../../src-core/graph/document';
import type { NodeDefinition, NodeGroup } from '../../src-core/nodes/define-node';

const groupNames: Readonly<Record<NodeGroup, string>> = {
  data: 'Data',
  layers: 'Layer',
  activations: 'Activation',
  regularise: 'Regularisation',
  combine: 'Combination',
};

/** "Layer, after Input". */
export function describeKind(
  node: GraphNode,
  definition: NodeDefinition,
  document: GraphDocument,
  analysis: Analysis,
): string {
  const before = document.edges
    .filter(({ to }) => to === node.id)
    .sort((one, other) => one.slot - other.slot)
    .map(({ from }) => analysis.nodes.get(from)?.name ?? '');
  const group = groupNames[definition.group];
  if (definition.inputs.max === 0) return `${group}, where the network begins`;
  return before.length === 0 ? `${group}, not connected` : `${group}, after ${before.join(' and ')}`;
}
