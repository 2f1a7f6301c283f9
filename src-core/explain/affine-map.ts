import type { ModelWeights } from '../model/weights';
import { elementsOf } from '../nodes/shape-rules';
import type { PlanOperation, TrainPlan } from '../plan/plan';
import type { LinearRegion } from './linear-regions';

/** y = xW + b of row vectors, in float64: `matrix` is `[inputs, outputs]` row-major, `offset` is `[outputs]`. */
export interface AffineMap {
  readonly inputs: number;
  readonly outputs: number;
  readonly matrix: Float64Array;
  readonly offset: Float64Array;
}

/** As an affine map, but the identity is not written out. */
interface Step {
  readonly outputs: number;
  /** `null`: the identity. */
  readonly matrix: Float64Array | null;
  readonly offset: Float64Array;
}

/** Multiply-adds that composing a region takes: 784 · 256 · 256 takes a twentieth of a second. */
export function costOfMap({ operations }: TrainPlan, region: LinearRegion): number {
  const inputs = elementsOf(operations[region.source]?.outputShape ?? []);
  return region.layers.reduce((sum, index) => {
    const operation = operations[index];
    return sum + (operation?.type === 'dense' ? inputs * elementsOf(operation.weights[0]?.shape ?? []) : 0);
  }, 0);
}

/**
 * The one affine map that a region computes at inference: W = W₁W₂ and b = b₁W₂ + b₂ for two layers (4.1.3, written for
 * rows), the sum of the branches at an Add, the branches side by side at a Concatenate.
 */
export function affineMapOf(plan: TrainPlan, weights: ModelWeights, region: LinearRegion): AffineMap {
  const inputs = elementsOf(plan.operations[region.source]?.outputShape ?? []);
  const steps = new Map<number, Step>([
    [region.source, { outputs: inputs, matrix: null, offset: new Float64Array(inputs) }],
  ]);
  for (const index of region.operations) {
    const operation = plan.operations[index];
    if (!operation) continue;
    const given = operation.inputs.flatMap((input) => steps.get(input) ?? []);
    steps.set(index, applied(operation, weights, given, inputs));
  }
  const { outputs, matrix, offset } = steps.get(region.sink) ?? {
    outputs: 0,
    matrix: null,
    offset: new Float64Array(0),
  };
  return { inputs, outputs, matrix: matrix ?? identity(inputs), offset };
}

function applied(operation: PlanOperation, weights: ModelWeights, given: readonly Step[], inputs: number): Step {
  const [first] = given;
  if (!first) throw new Error(`${operation.title} has no input in its region.`);
  const find = (name: string): Float32Array | null =>
    weights.find((weight) => weight.node === operation.node && weight.name === name)?.values ?? null;
  switch (operation.type) {
    case 'dense': {
      const kernel = find('kernel') ?? new Float32Array(0);
      return throughDense(first, kernel, find('bias'), inputs);
    }
    case 'batch-norm':
      return throughBatchNorm(first, batchNormScales(operation, find), inputs);
    case 'add':
      return given.slice(1).reduce((sum, step) => added(sum, step, inputs), first);
    case 'concatenate':
      return beside(given, inputs);
    default:
      return first;
  }
}

function throughDense(step: Step, kernel: Float32Array, bias: Float32Array | null, inputs: number): Step {
  const outputs = kernel.length / Math.max(step.outputs, 1);
  const offset = multiplied(step.offset, kernel, 1, step.outputs, outputs);
  bias?.forEach((value, column) => {
    offset[column] = (offset[column] ?? 0) + value;
  });
  const matrix = step.matrix
    ? multiplied(step.matrix, kernel, inputs, step.outputs, outputs)
    : Float64Array.from(kernel);
  return { outputs, matrix, offset };
}

interface Scales {
  /** γ / √(σ² + ε) of each feature. */
  readonly factors: Float64Array;
  /** β − μγ / √(σ² + ε). */
  readonly shifts: Float64Array;
}

/** What BatchNorm does at inference, with its running mean μ and variance σ². */
function batchNormScales({ params, outputShape }: PlanOperation, find: (name: string) => Float32Array | null): Scales {
  const width = elementsOf(outputShape);
  const epsilon = Number(params.epsilon);
  const factors = new Float64Array(width);
  const shifts = new Float64Array(width);
  for (let feature = 0; feature < width; feature++) {
    const at = (name: string): number => find(name)?.[feature] ?? 0;
    factors[feature] = at('gamma') / Math.sqrt(at('moving_variance') + epsilon);
    shifts[feature] = at('beta') - at('moving_mean') * (factors[feature] ?? 0);
  }
  return { factors, shifts };
}

function throughBatchNorm(step: Step, { factors, shifts }: Scales, inputs: number): Step {
  const { outputs } = step;
  const matrix = (step.matrix ?? identity(inputs)).map((value, index) => value * (factors[index % outputs] ?? 0));
  const offset = step.offset.map((value, column) => value * (factors[column] ?? 0) + (shifts[column] ?? 0));
  return { outputs, matrix, offset };
}

function added(one: Step, other: Step, inputs: number): Step {
  const second = other.matrix ?? identity(inputs);
  return {
    outputs: one.outputs,
    matrix: (one.matrix ?? identity(inputs)).map((value, index) => value + (second[index] ?? 0)),
    offset: one.offset.map((value, column) => value + (other.offset[column] ?? 0)),
  };
}

function beside(steps: readonly Step[], inputs: number): Step {
  const outputs = steps.reduce((sum, step) => sum + step.outputs, 0);
  const matrix = new Float64Array(inputs * outputs);
  const offset = new Float64Array(outputs);
  let start = 0;
  for (const step of steps) {
    const block = step.matrix ?? identity(inputs);
    for (let row = 0; row < inputs; row++) {
      matrix.set(block.subarray(row * step.outputs, (row + 1) * step.outputs), row * outputs + start);
    }
    offset.set(step.offset, start);
    start += step.outputs;
  }
  return { outputs, matrix, offset };
}

function identity(size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let index = 0; index < size; index++) matrix[index * size + index] = 1;
  return matrix;
}

/** `[rows, inner]` times `[inner, columns]`, row by row, so that memory is read in order. */
function multiplied(
  left: Float64Array,
  right: Float32Array,
  rows: number,
  inner: number,
  columns: number,
): Float64Array {
  const product = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const into = product.subarray(row * columns, (row + 1) * columns);
    for (let index = 0; index < inner; index++) {
      const factor = left[row * inner + index] ?? 0;
      if (factor === 0) continue;
      const start = index * columns;
      for (let column = 0; column < columns; column++) {
        into[column] = (into[column] ?? 0) + factor * (right[start + column] ?? 0);
      }
    }
  }
  return product;
}
