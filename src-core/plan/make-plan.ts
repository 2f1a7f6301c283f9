import { datasetInfo } from '../datasets/registry';
import type { NodeAnalysis, ValidGraph } from '../graph/analysis';
import type { TrainSettings } from '../graph/document';
import { headKind, resolveLoss } from '../graph/head';
import { wiringOf } from '../graph/topology';
import type { NodeId } from '../ids';
import type { Shape, WeightSpec } from '../nodes/define-node';
import { findNodeDefinition } from '../nodes/registry';
import { elementsOf, lastAxis } from '../nodes/shape-rules';
import type { PlanOperation, TrainPlan } from './plan';

/**
 * All that training and exporting need of a checked graph. Bypassed nodes are gone: what they fed is fed by what fed
 * them.
 */
export function makePlan(graph: ValidGraph): TrainPlan {
  const { document } = graph;
  const operations = makeOperations(graph);
  const output = operations.length - 1;
  const last = operations[output];
  const node = last && document.nodes.find((candidate) => candidate.id === last.node);
  const data = datasetInfo(document.dataset);
  if (!last || !node || !data) throw new Error('A graph without an output or data was called valid.');
  const head = headKind(node);
  const loss = resolveLoss(document.training.loss, { kind: head, width: lastAxis(last.outputShape) }, data);
  return {
    name: document.name,
    operations,
    output,
    logits: head === 'linear' ? output : (last.inputs[0] ?? output),
    head,
    loss,
    parameters: parametersOf(operations),
    dataset: document.dataset,
    training: document.training,
    seed: document.seed,
  };
}

/** Numbers in all weights of `operations`, those that do not learn included. */
export function parametersOf(operations: readonly PlanOperation[]): number {
  return operations.flatMap(({ weights }) => weights).reduce((sum, { shape }) => sum + elementsOf(shape), 0);
}

function makeOperations({ document, order, nodes }: ValidGraph): readonly PlanOperation[] {
  const wiring = wiringOf(document);
  const indices = new Map<NodeId, number>();
  const operations: PlanOperation[] = [];
  const name = layerNames();
  for (const id of order) {
    const node = wiring.nodes.get(id);
    const definition = node && findNodeDefinition(node.type);
    const analysed = nodes.get(id);
    if (!node || !definition || !analysed) continue;
    const inputs = wiring.wiresInto(id).flatMap((edge) => indices.get(edge.from) ?? []);
    if (node.bypassed) {
      if (inputs[0] !== undefined) indices.set(id, inputs[0]);
      continue;
    }
    const inputShapes = knownShapes(analysed);
    const outputShape = analysed.output;
    if (!outputShape) throw new Error(`The shape of ${analysed.name} is not known in a graph called valid.`);
    indices.set(id, operations.length);
    operations.push({
      node: id,
      type: node.type,
      title: analysed.name,
      name: name(definition.inputs.max === 0 ? 'input' : analysed.name),
      params: node.params,
      inputs,
      inputShapes,
      outputShape,
      weights: definition.weights(inputShapes, node.params).map((spec) => penalised(spec, document.training)),
    });
  }
  return operations;
}

/** The penalties of the whole network come on top of a layer's own; biases and scales are left alone, as is usual. */
function penalised(spec: WeightSpec, { l1, l2 }: TrainSettings): WeightSpec {
  if (!spec.name.endsWith('kernel') || (l1 <= 0 && l2 <= 0)) return spec;
  return { ...spec, l1: (spec.l1 ?? 0) + l1, l2: (spec.l2 ?? 0) + l2 };
}

function knownShapes({ inputs }: NodeAnalysis): readonly Shape[] {
  return inputs.filter((shape) => shape !== null);
}

/** Unique names of letters, digits and `_` that start with a letter: every format that we export takes them. */
function layerNames(): (title: string) => string {
  const taken = new Set<string>();
  return (title) => {
    const safe = title
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^[_0-9]+|_+$/g, '');
    const base = safe === '' ? 'layer' : safe;
    let name = base;
    for (let copy = 2; taken.has(name); copy++) name = `${base}_${copy}`;
    taken.add(name);
    return name;
  };
}
