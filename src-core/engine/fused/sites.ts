import type { WeightSpec } from '../../nodes/define-node';
import { elementsOf } from '../../nodes/shape-rules';
import type { PlanOperation, TrainPlan } from '../../plan/plan';
import type { MemoryLayout } from './memory-layout';

/** Where a weight lies, row-major float32. */
export interface WeightPlace {
  readonly spec: WeightSpec;
  readonly address: number;
  readonly count: number;
  /** Where its gradient goes; 0 for a weight that does not learn. */
  readonly gradient: number;
}

/** An operation of the plan with the memory that it works in. */
export interface Site {
  readonly index: number;
  readonly operation: PlanOperation;
  readonly weights: readonly WeightPlace[];
  /** Numbers a sample of its output. */
  readonly width: number;
  /** Where its output goes, `[rows, width]`. */
  readonly output: number;
  /** It has a weight that learns, or comes after one. */
  readonly learns: boolean;
  /** A buffer of its own, made when it is first asked for by this name. */
  buffer(name: string, bytes: number): number;
  /** As `buffer`, with `floats` float32 for each row of the largest minibatch, of training or evaluation. */
  rowBuffer(name: string, floats: number): number;
}

/** Which weights lie where. Those that learn lie side by side, and their gradients in the same order. */
export interface ParameterPlaces {
  readonly weights: readonly (readonly WeightPlace[])[];
  readonly parameters: number;
  readonly gradients: number;
  /** float32 numbers of each, padded to whole vectors with zeros that stay zero. */
  readonly count: number;
}

const vector = 4;

export function placeParameters({ operations }: TrainPlan, layout: MemoryLayout): ParameterPlaces {
  const sizes = operations.map(({ weights }) => weights.map(({ shape }) => elementsOf(shape)));
  let count = 0;
  const offsets = operations.map(({ weights }, index) =>
    weights.map(({ trainable }, slot) => {
      const offset = count;
      if (trainable) count += Math.ceil((sizes[index]?.[slot] ?? 0) / vector) * vector;
      return offset;
    }),
  );
  const parameters = layout.takeFloats(count);
  const gradients = layout.takeFloats(count);
  const weights = operations.map((operation, index) =>
    operation.weights.map((spec, slot): WeightPlace => {
      const size = sizes[index]?.[slot] ?? 0;
      const offset = 4 * (offsets[index]?.[slot] ?? 0);
      return spec.trainable
        ? { spec, address: parameters + offset, count: size, gradient: gradients + offset }
        : { spec, address: layout.takeFloats(size), count: size, gradient: 0 };
    }),
  );
  return { weights, parameters, gradients, count };
}

/** The sites of operations 0 … `last`. @param rows of the largest minibatch that passes through */
export function makeSites(
  plan: TrainPlan,
  last: number,
  rows: number,
  places: ParameterPlaces,
  layout: MemoryLayout,
): readonly Site[] {
  const learning = new Set<number>();
  return plan.operations.slice(0, last + 1).map((operation, index) => {
    const learns =
      operation.weights.some(({ trainable }) => trainable) || operation.inputs.some((input) => learning.has(input));
    if (learns) learning.add(index);
    const width = elementsOf(operation.outputShape);
    const buffers = new Map<string, number>();
    const buffer = (name: string, bytes: number): number => {
      const address = buffers.get(name) ?? layout.take(bytes);
      buffers.set(name, address);
      return address;
    };
    const rowBuffer = (name: string, floats: number): number => buffer(name, 4 * rows * floats);
    return {
      index,
      operation,
      weights: places.weights[index] ?? [],
      width,
      get output() {
        return rowBuffer('output', width);
      },
      learns,
      buffer,
      rowBuffer,
    };
  });
}
