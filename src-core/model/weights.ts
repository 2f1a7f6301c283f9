import type { NodeId } from '../ids';

/** One weight as numbers: row-major float32. */
export interface WeightValues {
  readonly node: NodeId;
  /** `kernel`, `bias`, … as in the node's definition. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** All weights of a model, in the order of the plan's operations and of each definition. */
export type ModelWeights = readonly WeightValues[];
