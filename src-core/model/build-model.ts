import { findNodeDefinition } from '../nodes/registry';
import type { PlanOperation, TrainPlan } from '../plan/plan';
import type { Layer, LayersModel, SymbolicTensor, Tensor, Tfjs, Variable } from '../tfjs';
import type { ModelWeights } from './weights';

/**
 * The plan as a stock tfjs model, with whatever weights tfjs gives it: call `setWeights` next. Layers bear the names
 * of the plan's operations, so that the model's file says what the canvas says.
 */
export function buildModel(tfjs: Tfjs, plan: TrainPlan): LayersModel {
  const outputs: SymbolicTensor[] = [];
  for (const operation of plan.operations) outputs.push(applyOperation(tfjs, operation, outputs));
  const [input] = outputs;
  const output = outputs[plan.output];
  if (!input || !output) throw new Error('A plan needs an input and an output.');
  return tfjs.model({ name: 'layerloom', inputs: input, outputs: output });
}

function applyOperation(tfjs: Tfjs, operation: PlanOperation, outputs: readonly SymbolicTensor[]): SymbolicTensor {
  const layer = findNodeDefinition(operation.type)?.buildLayer(
    tfjs,
    operation.name,
    operation.params,
    operation.inputShapes,
  );
  if (layer === undefined) throw new Error(`The plan has a node of unknown type "${operation.type}".`);
  if (layer === null) return tfjs.input({ name: operation.name, shape: [...operation.outputShape] });

  const inputs = operation.inputs.map((index) => {
    const tensor = outputs[index];
    if (!tensor) throw new Error(`"${operation.title}" reads from a node that comes later.`);
    return tensor;
  });
  const [first] = inputs;
  if (!first) throw new Error(`"${operation.title}" has no input.`);
  const output = layer.apply(inputs.length === 1 ? first : inputs);
  // Applied to symbolic tensors a layer of one output answers one symbolic tensor; its type says more.
  if (Array.isArray(output) || 'dataId' in output) throw new Error(`"${operation.title}" has more than one output.`);
  return output;
}

/** Of every operation the layer that computes it; `null` for the input. */
export function layersOf(model: LayersModel, plan: TrainPlan): readonly (Layer | null)[] {
  return plan.operations.map((operation, index) => (index === 0 ? null : model.getLayer(operation.name)));
}

/** Of every operation its variables, in the order of the definition's weights (that of tfjs's `getWeights`). */
export function variablesOf(tfjs: Tfjs, model: LayersModel, plan: TrainPlan): readonly (readonly Variable[])[] {
  return layersOf(model, plan).map((layer, index) => {
    const variables = (layer?.weights ?? []).map((weight) => asVariable(tfjs, weight.read()));
    const operation = plan.operations[index];
    if (variables.length !== operation?.weights.length) {
      throw new Error(
        `"${operation?.title}" says ${operation?.weights.length} weights; its layer has ${variables.length}.`,
      );
    }
    return variables;
  });
}

function asVariable(tfjs: Tfjs, value: Tensor): Variable {
  // `instanceof` gives the loose type of the class; its numbers have the rank of the tensor all the same.
  if (value instanceof tfjs.Variable) return value as Variable;
  throw new Error('A weight of tfjs is not a variable.');
}

/** Puts numbers into the model; `weights` are in plan order, as `initialWeights` and `getWeights` give them. */
export function setWeights(tfjs: Tfjs, model: LayersModel, plan: TrainPlan, weights: ModelWeights): void {
  const variables = variablesOf(tfjs, model, plan).flat();
  if (variables.length !== weights.length) {
    throw new Error(`The network has ${variables.length} weights, but ${weights.length} were given.`);
  }
  tfjs.tidy(() => {
    variables.forEach((variable, index) => {
      const weight = weights[index];
      if (!weight || weight.values.length !== variable.size) {
        throw new Error(`The weight "${weight?.name}" of node "${weight?.node}" does not fit the network.`);
      }
      // A copy: the CPU backend keeps the array that it is given.
      variable.assign(tfjs.tensor(weight.values.slice(), variable.shape));
    });
  });
}

/** Copies of the model's weights in plan order. */
export function getWeights(tfjs: Tfjs, model: LayersModel, plan: TrainPlan): ModelWeights {
  const variables = variablesOf(tfjs, model, plan);
  return plan.operations.flatMap((operation, index) =>
    operation.weights.map((spec, slot) => ({
      node: operation.node,
      name: spec.name,
      shape: spec.shape,
      values: copyOf(variables[index]?.[slot]),
    })),
  );
}

function copyOf(variable: Variable | undefined): Float32Array {
  // On the CPU backend dataSync hands out the tensor's own array.
  return new Float32Array(variable?.dataSync() ?? []);
}
