import type { Analysis } from '../../src-core/graph/analysis';
import type { GraphDocument } from '../../src-core/graph/document';
import type { NodeId } from '../../src-core/ids';
import type { Cost, ParamRecord, Shape, WeightSpec } from '../../src-core/nodes/define-node';
import { type HelpTopic, topicOf } from './topics';

/** Shapes and weights of one node, the user's own or an example. Shapes are of one sample, without the batch. */
export interface OwnNumbers {
  /** Name of the node; `null` for an example. */
  readonly name: string | null;
  readonly inputs: readonly Shape[];
  readonly output: Shape;
  readonly weights: readonly WeightSpec[];
  readonly cost: Cost;
}

/** Of the selected node where the page is about it, else of the first such node of the network, else an example. */
export function ownNumbers(
  topic: HelpTopic,
  document: GraphDocument,
  analysis: Analysis,
  selected: ReadonlySet<NodeId>,
): OwnNumbers | null {
  const own = document.nodes.filter((node) => topicOf(node) === topic.key);
  const ordered = [...own.filter(({ id }) => selected.has(id)), ...own.filter(({ id }) => !selected.has(id))];
  for (const { id, params } of ordered) {
    const node = analysis.nodes.get(id);
    const inputs = node?.inputs.filter((shape) => shape !== null) ?? [];
    if (node === undefined || inputs.length !== node.inputs.length) continue;
    const found = numbersOf(topic, inputs, params, node.name);
    if (found !== null) return found;
  }
  for (const shape of exampleInputs) {
    const inputs = Array.from({ length: topic.definition.inputs.min }, () => shape);
    const found = numbersOf(topic, inputs, {}, null);
    if (found !== null) return found;
  }
  return null;
}

/** A row of pixels, images, and what convolutions make of them. */
const exampleInputs: readonly Shape[] = [[784], [28, 28, 1], [14, 14, 32]];

function numbersOf(
  { definition, params }: HelpTopic,
  inputs: readonly Shape[],
  own: ParamRecord,
  name: string | null,
): OwnNumbers | null {
  // The shape of an input is that of the data, which the definition does not know.
  if (definition.inputs.max === 0) return null;
  const given = { ...definition.defaults, ...params, ...own };
  const output = definition.outputShape(inputs, given);
  if (!output.ok) return null;
  return {
    name,
    inputs,
    output: output.value,
    weights: definition.weights(inputs, given),
    cost: definition.cost(inputs, given),
  };
}
