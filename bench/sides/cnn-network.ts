import { nodeId } from '../../src-core/ids';
import { findNodeDefinition } from '../../src-core/nodes/registry';
import type { PlanOperation, TrainPlan } from '../../src-core/plan/plan';
import { planOf } from '../../src-core/testing/plans';
import type { Layer, LayersModel, SymbolicTensor, Tfjs, Variable } from '../../src-core/tfjs';
import type { Network, NetworkNode } from '../../src-core/training/network';
import { classesOf, shapeOf } from '../data';
import { cnnFilters, type Net } from '../nets';

export interface Cnn {
  /** Ends in a softmax. */
  readonly model: LayersModel;
  readonly layers: readonly Layer[];
}

/** The CNN as a stock model of tfjs. */
export function buildCnn(tfjs: Tfjs, net: Net): Cnn {
  const convolve = (filters: number): Layer =>
    tfjs.layers.conv2d({ filters, kernelSize: 3, padding: 'same', activation: 'relu' });
  const pool = (): Layer => tfjs.layers.maxPooling2d({ poolSize: 2 });
  const layers = [
    ...cnnFilters.flatMap((filters) => [convolve(filters), pool()]),
    tfjs.layers.flatten(),
    tfjs.layers.dense({ units: classesOf(net) }),
    tfjs.layers.softmax(),
  ];
  const input = tfjs.input({ shape: [...shapeOf(net)] });
  // Applied to a symbolic tensor a layer of one output answers one symbolic tensor; its type says more.
  const output = layers.reduce((before, layer) => layer.apply(before) as SymbolicTensor, input);
  return { model: tfjs.model({ inputs: input, outputs: output }), layers };
}

/** The same for the app's own training step, which asks a network for its operations, layers and variables. */
export function makeCnnNetwork(tfjs: Tfjs, net: Net): Network {
  const { model, layers } = buildCnn(tfjs, net);
  // The step asks a definition only for a training pass of its own, which none of these layers has.
  const definition = findNodeDefinition('flatten');
  const plan = planOfCnn(net, layers);
  const nodes = plan.operations.map((operation, index): NetworkNode => {
    if (!definition) throw new Error('There is no flatten.');
    const layer = layers[index - 1] ?? null;
    const variables = (layer?.weights ?? []).map((weight) => weight.read() as Variable);
    return { operation, definition, layer, variables, learns: index > 0, inputNeedsGradient: index > 1 };
  });
  const unused = (): never => {
    throw new Error('The bench reads no weights of the CNN.');
  };
  return { tfjs, plan, model, nodes, readWeights: unused, writeWeights: unused, dispose: () => model.dispose() };
}

function planOfCnn(net: Net, layers: readonly Layer[]): TrainPlan {
  const { batch, optimizer, learningRate } = net;
  const base = planOf(shapeOf(net), [{ type: 'flatten' }, { type: 'dense' }, { type: 'softmax' }], {
    training: { batch, optimizer, learningRate, epochs: 1_000_000 },
  });
  const [input] = base.operations;
  if (!input) throw new Error('A plan has an input.');
  const operations = [input];
  for (const [index, layer] of layers.entries()) operations.push(operationOf(layer, index, operations));
  return { ...base, operations, output: layers.length, logits: layers.length - 1 };
}

function operationOf(layer: Layer, index: number, before: readonly PlanOperation[]): PlanOperation {
  const shapes = layer.outputShape as (number | null)[];
  return {
    node: nodeId(layer.name),
    type: layer.getClassName(),
    title: layer.name,
    name: layer.name,
    params: {},
    inputs: [index],
    inputShapes: [before[index]?.outputShape ?? []],
    outputShape: shapes.slice(1).map((length) => length ?? 0),
    weights: layer.weights.map(({ name, shape }) => ({
      name,
      shape: shape.map((length) => length ?? 0),
      trainable: true,
      initialise: { kind: 'zeros' },
    })),
  };
}
