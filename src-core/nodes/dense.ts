import { z } from 'zod';
import { ok } from '../result';
import { defineNode, type Shape, type WeightSpec } from './define-node';
import {
  biasField,
  drawnInitialiser,
  drawnInitialiserOptions,
  drawnInitialisers,
  kernelAndBias,
  kernelParams,
  penaltyFields,
  spreadField,
} from './kernels';
import { elementsOf, wantsFlat } from './shape-rules';
import { faultOfMatrix, parseTypedMatrix } from './typed-matrix';

/** Of one layer. */
export const mostUnits = 16_384;

const params = z.strictObject({
  ...kernelParams,
  units: z.int().min(1).max(mostUnits),
  initialiser: z.enum([...drawnInitialisers, 'typed']),
  /** Rows are inputs; with a bias, the last row is the bias. */
  typed: z.string().max(4_000_000),
});

export type DenseParams = z.infer<typeof params>;

export const dense = defineNode({
  type: 'dense',
  title: 'Dense',
  group: 'layers',
  icon: 'dense',
  doc: 'Every unit weighs all inputs and adds a bias.',
  help: {
    formula: String.raw`\mathbf{Y} = \mathbf{X}\mathbf{W} + \mathbf{b}`,
    text: 'Each unit weighs all inputs and adds a bias: the fully connected layer of the chapter. **Two dense layers with nothing between them are one dense layer**: put an activation between them. A sample is a **row** here: X is batch × n, W is n × units, and b is added to every row. The chapter writes Wx for one sample as a column, and in (4.1.5) the same for a minibatch: read XW there. It wants a flat input, batch × n.',
    use: 'Use it wherever all inputs may matter to every output: as hidden layer with an activation behind it, and as the last layer with one unit for each class. Start with 64 to 256 units; for images, Conv2D before it needs far fewer weights.',
    section: '4.1.1.1',
  },
  inputs: { min: 1, max: 1 },
  params,
  defaults: { units: 10, bias: true, initialiser: 'normal', spread: 0.01, typed: '', l1: 0, l2: 0 },
  fields: [
    { control: 'number', key: 'units', label: 'Units', unit: 'units', min: 1, max: mostUnits, step: 1, integer: true },
    biasField,
    {
      control: 'select',
      key: 'initialiser',
      label: 'First weights',
      options: [...drawnInitialiserOptions, { value: 'typed', label: 'Typed in' }],
    },
    spreadField,
    {
      control: 'matrix',
      key: 'typed',
      label: 'Weights',
      hint: 'A row for each input, a column for each unit; with a bias, one last row for it.',
      when: { key: 'initialiser', is: ['typed'] },
    },
    ...penaltyFields,
  ],
  palette: [{ title: 'Dense', icon: 'dense', params: {} }],
  thumbnail: 'weights',
  name: () => 'Dense',
  cardIcon: () => 'dense',
  headline: ({ units }) => `${units} ${units === 1 ? 'unit' : 'units'}`,
  outputShape: (inputs, { units }) => {
    const flat = wantsFlat(inputs);
    return flat.ok ? ok([units]) : flat;
  },
  cost: (inputs, { units, bias }) => {
    const width = widthOf(inputs);
    return { parameters: (width + (bias ? 1 : 0)) * units, multiplyAdds: width * units, activations: units };
  },
  weights: (inputs, given) => denseWeights(widthOf(inputs), given),
  // First weights come from our own generator, so the layer's are the cheapest there are.
  buildLayer: (tfjs, name, { units, bias }) =>
    tfjs.layers.dense({ name, units, useBias: bias, kernelInitializer: 'zeros', biasInitializer: 'zeros' }),
});

/** Rows that a typed matrix needs: one for each input and, with a bias, one more. */
export function typedRows(width: number, bias: boolean): number {
  return width + (bias ? 1 : 0);
}

function widthOf(inputs: readonly Shape[]): number {
  const [input] = inputs;
  return input ? elementsOf(input) : 0;
}

/** Kernel `[width, units]` and bias `[units]`, as tfjs's dense layer has them. */
function denseWeights(width: number, given: DenseParams): readonly WeightSpec[] {
  const { units, spread } = given;
  const initialiser = given.initialiser === 'typed' ? 'zeros' : given.initialiser;
  const initialise = drawnInitialiser({ initialiser, spread }, width, units);
  const specs = kernelAndBias({ name: 'kernel', shape: [width, units], initialise }, units, given);
  const typed = given.initialiser === 'typed' ? typedValues(width, given) : null;
  if (!typed) return specs;
  const values = [typed.slice(0, width).flat(), typed[width] ?? []];
  return specs.map((spec, index) => ({ ...spec, initialise: { kind: 'values', values: values[index] ?? [] } }));
}

/** The typed rows, or `null` where they do not fit; the analysis reports that. */
function typedValues(width: number, { typed, units, bias }: DenseParams): readonly (readonly number[])[] | null {
  const matrix = parseTypedMatrix(typed);
  return faultOfMatrix(matrix, typedRows(width, bias), units) === null ? matrix.rows : null;
}
