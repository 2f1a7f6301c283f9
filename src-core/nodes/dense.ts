import { z } from 'zod';
import { ok } from '../result';
import { defineNode, type Initialiser, type Shape, type WeightSpec } from './define-node';
import { elementsOf, wantsFlat } from './shape-rules';
import { faultOfMatrix, parseTypedMatrix } from './typed-matrix';

const params = z.strictObject({
  units: z.int().min(1).max(16_384),
  bias: z.boolean(),
  initialiser: z.enum(['normal', 'glorot', 'he', 'zeros', 'typed']),
  /** Standard deviation σ of the normal initialiser. */
  spread: z.number().min(0).max(10),
  /** Rows are inputs; with a bias, the last row is the bias. */
  typed: z.string().max(4_000_000),
  l1: z.number().min(0).max(10),
  l2: z.number().min(0).max(10),
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
    text: 'Each unit weighs all inputs and adds a bias: the fully connected layer of the chapter. **Two dense layers with nothing between them are one dense layer**: put an activation between them. It wants a flat input, batch × n.',
    section: '4.1.1.1',
  },
  inputs: { min: 1, max: 1 },
  params,
  defaults: { units: 10, bias: true, initialiser: 'normal', spread: 0.01, typed: '', l1: 0, l2: 0 },
  fields: [
    { control: 'number', key: 'units', label: 'Units', unit: 'units', min: 1, max: 16_384, step: 1, integer: true },
    { control: 'switch', key: 'bias', label: 'Bias' },
    {
      control: 'select',
      key: 'initialiser',
      label: 'First weights',
      options: [
        { value: 'normal', label: 'Normal' },
        { value: 'glorot', label: 'Glorot uniform' },
        { value: 'he', label: 'He normal' },
        { value: 'zeros', label: 'Zeros' },
        { value: 'typed', label: 'Typed in' },
      ],
    },
    {
      control: 'number',
      key: 'spread',
      label: 'Spread σ',
      min: 0,
      max: 10,
      step: 0.01,
      hint: 'Standard deviation of the first weights.',
      when: { key: 'initialiser', is: ['normal'] },
    },
    {
      control: 'matrix',
      key: 'typed',
      label: 'Weights',
      hint: 'A row for each input, a column for each unit; with a bias, one last row for it.',
      when: { key: 'initialiser', is: ['typed'] },
    },
    { control: 'number', key: 'l1', label: 'L1', min: 0, max: 10, step: 0.0001, hint: 'Adds L1 · Σ|w| to the loss.' },
    { control: 'number', key: 'l2', label: 'L2', min: 0, max: 10, step: 0.0001, hint: 'Adds L2 · Σw² to the loss.' },
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
  const { units, bias, l1, l2 } = given;
  const typed = given.initialiser === 'typed' ? typedValues(width, given) : null;
  const kernel: WeightSpec = {
    name: 'kernel',
    shape: [width, units],
    trainable: true,
    initialise: typed ? { kind: 'values', values: typed.slice(0, width).flat() } : initialiserOf(width, given),
    ...(l1 > 0 && { l1 }),
    ...(l2 > 0 && { l2 }),
  };
  if (!bias) return [kernel];
  const initialise: Initialiser = typed ? { kind: 'values', values: typed[width] ?? [] } : { kind: 'zeros' };
  return [kernel, { name: 'bias', shape: [units], trainable: true, initialise }];
}

/** Glorot and Bengio (2010), He et al. (2015). */
function initialiserOf(width: number, { initialiser, spread, units }: DenseParams): Initialiser {
  switch (initialiser) {
    case 'normal':
      return { kind: 'normal', deviation: spread };
    case 'glorot':
      return { kind: 'uniform', limit: Math.sqrt(6 / (width + units)) };
    case 'he':
      return { kind: 'normal', deviation: Math.sqrt(2 / Math.max(width, 1)) };
    case 'zeros':
    case 'typed':
      return { kind: 'zeros' };
  }
}

/** The typed rows, or `null` where they do not fit; the analysis reports that. */
function typedValues(width: number, { typed, units, bias }: DenseParams): readonly (readonly number[])[] | null {
  const matrix = parseTypedMatrix(typed);
  return faultOfMatrix(matrix, typedRows(width, bias), units) === null ? matrix.rows : null;
}
