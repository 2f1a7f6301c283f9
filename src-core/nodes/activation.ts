import { z } from 'zod';
import type { Layer, Tfjs } from '../tfjs';
import { type ActivationId, activationFunctions, findActivationFunction } from './activation-functions';
import { defineNode, type Shape } from './define-node';
import { elementsOf, keepsShape } from './shape-rules';

const ids = activationFunctions.map((entry) => entry.id);

const params = z.strictObject({
  function: z.enum(ids),
  /** Leaky ReLU only: fixed slope below zero. */
  slope: z.number().min(0).max(1),
  /** pReLU only: where the learned slope starts. */
  alpha: z.number().min(-1).max(1),
  /** pReLU only: one slope for all units, or one for each. */
  shared: z.boolean(),
});

export type ActivationParams = z.infer<typeof params>;

export const activation = defineNode({
  type: 'activation',
  title: 'Activation',
  group: 'activations',
  icon: 'relu',
  doc: 'A nonlinear function of each number by itself.',
  help: {
    formula: String.raw`\mathbf{H} = \sigma(\mathbf{X})`,
    text: 'Applies one nonlinear function to every number by itself. **Without it stacked dense layers are one dense layer**; with it a network can bend. ReLU is the usual choice.',
    use: 'Put one behind every hidden Dense or Conv2D, and none on the logits. ReLU first; something else when units die or you need a bounded output.',
    section: '4.1.2',
  },
  inputs: { min: 1, max: 1 },
  params,
  defaults: { function: 'relu', slope: 0.1, alpha: 0.25, shared: true },
  fields: [
    {
      control: 'select',
      key: 'function',
      label: 'Function',
      options: activationFunctions.map(({ id, title, icon }) => ({ value: id, label: title, icon })),
    },
    {
      control: 'number',
      key: 'slope',
      label: 'Slope α',
      min: 0,
      max: 1,
      step: 0.01,
      hint: 'Fixed slope below zero.',
      when: { key: 'function', is: ['leaky-relu'] },
    },
    {
      control: 'number',
      key: 'alpha',
      label: 'First α',
      min: -1,
      max: 1,
      step: 0.05,
      hint: 'Where the learned slope below zero starts.',
      when: { key: 'function', is: ['prelu'] },
    },
    {
      control: 'switch',
      key: 'shared',
      label: 'One α for all units',
      when: { key: 'function', is: ['prelu'] },
    },
  ],
  palette: activationFunctions.map(({ id, title, icon }) => ({ title, icon, params: { function: id } })),
  thumbnail: 'curve',
  name: (given) => functionOf(given)?.title ?? 'Activation',
  cardIcon: (given) => functionOf(given)?.icon ?? 'relu',
  headline: (given) => {
    if (given.function === 'leaky-relu') return `α ${given.slope}`;
    if (given.function === 'prelu') return given.shared ? 'α shared' : 'α per unit';
    return '';
  },
  outputShape: keepsShape,
  cost: (inputs, given) => {
    const [input = []] = inputs;
    return { parameters: elementsOf(alphaShape(input, given)), multiplyAdds: 0, activations: elementsOf(input) };
  },
  weights: ([input = []], given) =>
    given.function === 'prelu'
      ? [
          {
            name: 'alpha',
            shape: alphaShape(input, given),
            trainable: true,
            initialise: { kind: 'constant', value: given.alpha },
          },
        ]
      : [],
  buildLayer: (tfjs, name, given, [input = []]) => buildActivation(tfjs, name, given, input),
});

function functionOf(given: ActivationParams) {
  return findActivationFunction(given.function);
}

/** `[1, …]` when shared, the input's own shape when each unit has its slope, `[0]` for every other function. */
function alphaShape(input: Shape, given: ActivationParams): Shape {
  if (given.function !== 'prelu') return [0];
  return given.shared ? input.map(() => 1) : input;
}

function buildActivation(tfjs: Tfjs, name: string, given: ActivationParams, input: Shape): Layer {
  const id: ActivationId = given.function;
  switch (id) {
    case 'leaky-relu':
      return tfjs.layers.leakyReLU({ name, alpha: given.slope });
    case 'prelu':
      return tfjs.layers.prelu({ name, ...(given.shared && { sharedAxes: input.map((_, axis) => axis + 1) }) });
    case 'elu':
      return tfjs.layers.elu({ name });
    default:
      return tfjs.layers.activation({ name, activation: id });
  }
}
