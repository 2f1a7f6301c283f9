import { denseForward } from '../engine/dense-forward';
import { buildModel, getWeights, layersOf, setWeights, variablesOf } from '../model/build-model';
import type { ModelWeights } from '../model/weights';
import type { NodeDefinition } from '../nodes/define-node';
import { findNodeDefinition } from '../nodes/registry';
import type { PlanOperation, TrainPlan } from '../plan/plan';
import type { Random } from '../random';
import type { Layer, LayersModel, Tensor, Tfjs, Variable } from '../tfjs';

/** A plan with the tfjs layers and variables that compute it. */
export interface Network {
  readonly tfjs: Tfjs;
  readonly plan: TrainPlan;
  readonly model: LayersModel;
  readonly nodes: readonly NetworkNode[];
  readWeights(): ModelWeights;
  writeWeights(weights: ModelWeights): void;
  dispose(): void;
}

export interface NetworkNode {
  readonly operation: PlanOperation;
  readonly definition: NodeDefinition;
  /** `null` for the input. */
  readonly layer: Layer | null;
  /** In the order of the operation's weights. */
  readonly variables: readonly Variable[];
  /** It has a weight that learns, or one comes before it. */
  readonly learns: boolean;
  /** A weight that learns comes before it. */
  readonly inputNeedsGradient: boolean;
}

/** Makes the layers on the current backend. Throws where the weights, in plan order, do not fit the plan. */
export function makeNetwork(tfjs: Tfjs, plan: TrainPlan, weights: ModelWeights): Network {
  const model = buildModel(tfjs, plan);
  const layers = layersOf(model, plan);
  const variables = variablesOf(tfjs, model, plan);
  const learning = learningOperations(plan);
  const nodes = plan.operations.map((operation, index): NetworkNode => {
    const definition = findNodeDefinition(operation.type);
    if (!definition) throw new Error(`The plan has a node of unknown type "${operation.type}".`);
    return {
      operation,
      definition,
      layer: layers[index] ?? null,
      variables: variables[index] ?? [],
      learns: learning.has(index),
      inputNeedsGradient: operation.inputs.some((input) => learning.has(input)),
    };
  });
  setWeights(tfjs, model, plan, weights);
  return {
    tfjs,
    plan,
    model,
    nodes,
    readWeights: () => getWeights(tfjs, model, plan),
    writeWeights: (values) => setWeights(tfjs, model, plan, values),
    dispose() {
      model.dispose();
    },
  };
}

/** Indices of the operations that have a weight that learns, or come after one. */
function learningOperations(plan: TrainPlan): ReadonlySet<number> {
  const learning = new Set<number>();
  plan.operations.forEach(({ weights, inputs }, index) => {
    if (weights.some(({ trainable }) => trainable) || inputs.some((input) => learning.has(input))) learning.add(index);
  });
  return learning;
}

/** `'inference'`, or training with the random stream of this step (dropout masks). */
export type ForwardMode = 'inference' | { readonly training: Random };

/** Outputs by operation, `[batch, …outputShape]` each; holes are not computed yet. */
export type Outputs = readonly (Tensor | undefined)[];

/**
 * Outputs of the operations up to `last`. Those in `given`, the features first of all, are not computed again. Calls
 * the layers themselves, without the bookkeeping of `apply` and `predict`. Call it inside `tf.tidy`.
 */
export function runForward(network: Network, given: Outputs, last: number, mode: ForwardMode): Outputs {
  const outputs = [...given];
  for (let index = 1; index <= last; index++) outputs[index] ??= runNode(network, index, outputs, mode);
  return outputs;
}

/**
 * The part of `runForward` that no weight which learns comes before. Computed outside of the tape it costs nothing in
 * the backward pass: on the tape tfjs copies what it saves.
 */
export function runFixedPart(network: Network, features: Tensor, last: number, mode: ForwardMode): Outputs {
  const outputs: (Tensor | undefined)[] = [features];
  for (let index = 1; index <= last; index++) {
    if (network.nodes[index]?.learns === false) outputs[index] = runNode(network, index, outputs, mode);
  }
  return outputs;
}

function runNode({ tfjs, nodes }: Network, index: number, outputs: Outputs, mode: ForwardMode): Tensor {
  const node = nodes[index];
  if (!node?.layer) throw new Error(`Operation ${index} of the plan has no layer.`);
  const { operation, definition, layer } = node;
  const inputs = operation.inputs.map((index) => outputAt(outputs, index));
  if (mode !== 'inference' && definition.trainForward) {
    const random = mode.training.fork(operation.name);
    return definition.trainForward(tfjs, operation.params, { inputs, layer, random });
  }
  const [first] = inputs;
  if (!first) throw new Error(`"${operation.title}" has no input.`);
  if (mode !== 'inference' && layer.getClassName() === 'Dense') {
    return denseForward(tfjs, layer, first, node.inputNeedsGradient);
  }
  const output = layer.call(inputs.length === 1 ? first : inputs, { training: mode !== 'inference' });
  const single = Array.isArray(output) ? output[0] : output;
  if (!single) throw new Error(`"${operation.title}" gave no output.`);
  return single;
}

/** `[rows, …outputShape]` of one operation. Throws where the pass ended before it. */
export function outputAt(outputs: Outputs, index: number): Tensor {
  const output = outputs[index];
  if (!output) throw new Error(`Operation ${index} of the plan was not computed.`);
  return output;
}
