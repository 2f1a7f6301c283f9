import type { DatasetRef, LossName, TrainSettings } from '../graph/document';
import type { NodeId } from '../ids';
import type { ParamRecord, Shape, WeightSpec } from '../nodes/define-node';

/** One node in the order of computation. */
export interface PlanOperation {
  readonly node: NodeId;
  readonly type: string;
  /** The node's name on the screen. */
  readonly title: string;
  /** Unique, safe as a tfjs layer name: `dense_1`. */
  readonly name: string;
  readonly params: ParamRecord;
  /** Indices of earlier operations. */
  readonly inputs: readonly number[];
  readonly inputShapes: readonly Shape[];
  readonly outputShape: Shape;
  readonly weights: readonly WeightSpec[];
}

/** What the last node makes of the logits. */
export type Head = 'softmax' | 'sigmoid' | 'linear';

/**
 * All that training needs, as plain data that survives postMessage. Operation 0 is the input.
 * With a softmax or sigmoid head the loss is taken on the logits, the input of the last operation.
 */
export interface TrainPlan {
  readonly name: string;
  readonly operations: readonly PlanOperation[];
  /** Index of the operation whose output is the prediction: always the last. */
  readonly output: number;
  /** Index of the operation whose output are the logits; equals `output` for a linear head. */
  readonly logits: number;
  readonly head: Head;
  readonly loss: LossName;
  readonly parameters: number;
  readonly dataset: DatasetRef;
  readonly training: TrainSettings;
  readonly seed: number;
}
