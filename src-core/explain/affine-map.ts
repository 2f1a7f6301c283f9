import type { ModelWeights } from '../model/weights';
import { elementsOf } from '../nodes/shape-rules';
import type { TrainPlan } from '../plan/plan';
import { addWeighed, type Step, stepOf } from './along';
import type { ClaimContext } from './define-claim';
import type { LinearRegion } from './linear-regions';
import type { LinearStep, Sink } from './linear-steps';
import { count } from './words';

/**
 * y = xW + b of row vectors, in float64: `matrix` is `[inputs, outputs]` row-major, `offset` is `[outputs]`. An image is
 * its numbers in a row, height by width by channels.
 */
export interface AffineMap {
  readonly inputs: number;
  readonly outputs: number;
  readonly matrix: Float64Array;
  readonly offset: Float64Array;
}

/** A region, ready to be run on one row at a time. */
export interface RegionRows {
  readonly inputs: number;
  readonly outputs: number;
  /** Multiply-adds that the whole matrix takes: what its middle row takes, times the rows. */
  readonly cost: number;
  /** Row i of W: what a 1 in the i-th place comes to, without any bias. `[outputs]` */
  row(input: number): Float64Array;
  /** b: what zeros come to. */
  offset(): Float64Array;
}

/** Beyond this multiplying a region out would take minutes. */
export const mostMultiplyAdds = 4e9;
/** Multiply-adds between two chances for a message to come in. */
const slice = 2e7;

/**
 * The one affine map that a region computes at inference: W = W₁W₂ and b = b₁W₂ + b₂ for two layers (4.1.3, written for
 * rows), the sum of the branches at an Add, the branches side by side at a Concatenate; a convolution by its matrix from
 * all pixels to all pixels. Row by row: the rows of W are what the unit vectors come to.
 * @param breathe called now and then with the share that is done
 */
export async function affineMapOf(
  { inputs, outputs, cost, row, offset }: RegionRows,
  breathe: (share: number) => Promise<void> = () => Promise.resolve(),
): Promise<AffineMap> {
  const matrix = new Float64Array(inputs * outputs);
  const atOnce = Math.max(1, Math.floor((slice * inputs) / Math.max(cost, 1)));
  for (let input = 0; input < inputs; input++) {
    if (input % atOnce === 0) await breathe(input / inputs);
    matrix.set(row(input), input * outputs);
  }
  return { inputs, outputs, matrix, offset: offset() };
}

/** The same inside a claim: says how far it is and lets messages in. */
export function multipliedOut(
  rows: RegionRows,
  { progress, yieldControl }: Pick<ClaimContext, 'progress' | 'yieldControl'>,
): Promise<AffineMap> {
  return affineMapOf(rows, async (share) => {
    progress(`the product, ${count(rows.inputs)} × ${count(rows.outputs)}`, share);
    await yieldControl();
  });
}

/** Makes a region ready to be run in float64. `weights` are those of the whole plan, in plan order. */
export function rowsOf(plan: TrainPlan, weights: ModelWeights, region: LinearRegion): RegionRows {
  const inputs = elementsOf(plan.operations[region.source]?.outputShape ?? []);
  const outputs = elementsOf(plan.operations[region.sink]?.outputShape ?? []);
  const source = new Float64Array(inputs);
  const values = new Map<number, Float64Array>([[region.source, source]]);
  const runs = region.operations.flatMap((index) => {
    const operation = plan.operations[index];
    if (!operation) return [];
    const into = new Float64Array(elementsOf(operation.outputShape));
    const given = operation.inputs.flatMap((input) => values.get(input) ?? []);
    values.set(index, into);
    return [runOf(stepOf(operation, index, weights), given, into)];
  });
  const result = values.get(region.sink) ?? source;
  let work = 0;
  const run = (biases: boolean): Float64Array => {
    work = 0;
    for (const each of runs) work += each(biases);
    return result;
  };
  const row = (input: number): Float64Array => {
    source.fill(0);
    source[input] = 1;
    return run(false);
  };
  row(Math.floor(inputs / 2));
  return {
    inputs,
    outputs,
    cost: work * inputs,
    row,
    offset() {
      source.fill(0);
      return run(true).slice();
    },
  };
}

/** Computes one operation of what is given into its place; answers with the multiply-adds that it took. */
type Run = (biases: boolean) => number;

function runOf(step: Step | undefined, given: readonly Float64Array[], into: Float64Array): Run {
  const [first = into] = given;
  if (step?.kind === 'weighs') return runWeighing(step.linear, first, into);
  // A linear activation passes on what it gets.
  const place = step?.kind === 'passes' ? step.place : (_: number, index: number) => index;
  return () => {
    into.fill(0);
    given.forEach((values, input) => {
      for (let index = 0; index < values.length; index++) {
        const at = place(input, index);
        into[at] = (into[at] ?? 0) + (values[index] ?? 0);
      }
    });
    return 0;
  };
}

function runWeighing({ offset, spread }: LinearStep, from: Float64Array, into: Float64Array): Run {
  let work = 0;
  const sink: Sink = {
    add(output, value) {
      work += 1;
      into[output] = (into[output] ?? 0) + value;
    },
    addRow(output, weights, start, length, value) {
      work += length;
      addWeighed(into, output, weights, start, length, value);
    },
  };
  return (biases) => {
    work = 0;
    if (biases && offset) into.set(offset);
    else into.fill(0);
    for (let input = 0; input < from.length; input++) {
      const value = from[input] ?? 0;
      // Of a unit vector, and of what a filter makes of it, most is 0.
      if (value !== 0) spread(input, value, 0, sink);
    }
    return work;
  };
}
