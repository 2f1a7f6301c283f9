import type { ModelWeights } from '../model/weights';

/** What some minibatches in a row came to. It may lie in the engine's own memory, and then holds until it trains again. */
export interface TrainedSteps {
  /**
   * Mean loss of each minibatch with the penalties of the weights, `[done]`. Shorter than asked for where a loss was not
   * finite: that one is the last, and nothing was updated by it.
   */
  readonly loss: Float64Array;
  /** Right answers among the rows of each minibatch, `[done]`; zeros for regression. */
  readonly right: Uint32Array;
  /** Of every operation of the plan the L2 norm of its gradient in the last minibatch, when asked for. */
  readonly gradients: readonly (number | null)[] | null;
}

/** An engine at one moment. Means something only to the engine that gave it. */
export interface EngineState {
  readonly weights: ModelWeights;
  /** What the optimizer remembers, by slot. */
  readonly slots: ReadonlyMap<string, SlotValues>;
  /** How far the optimizer has counted, in its own way. */
  readonly counters: readonly number[];
}

export interface SlotValues {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Which rows of the data set. */
export type SplitName = 'train' | 'test';

/**
 * Trains one plan on one data set. Its weights are the truth while it trains; the TensorFlow.js model gets them where a
 * view, a file or a prediction asks for them.
 */
export interface StepEngine {
  /** The rate that the plan's schedule begins from. May be changed between any two calls. */
  learningRate: number;
  /** The training rows of the coming epoch in their order, `[rows]`. */
  begin(order: Uint32Array): void;
  /**
   * Trains `count` minibatches from minibatch `first` of the epoch on; the last of an epoch may have fewer rows.
   * @param step steps done since the run began: the place in the schedule of the learning rate, and the name of the
   * random stream of the dropout masks
   * @param measureGradients whether to measure the gradients of the last of them
   */
  train(first: number, count: number, step: number, measureGradients: boolean): TrainedSteps;
  /**
   * Sum of the losses of the rows `from` … `to − 1` of a split, in inference mode.
   * @param confusion `[classes, classes]`, true × predicted: the rows' answers are added; empty for regression
   * @param outputs `[rows of the split, units]`: the outputs that the loss takes are written at their rows
   */
  evaluate(split: SplitName, from: number, to: number, confusion: Uint32Array, outputs?: Float32Array): number;
  /** While on, works on one thread, so that the page has the other cores. Engines without threads have none. */
  giveWay?(on: boolean): void;
  readWeights(): ModelWeights;
  /** Also forgets what the optimizer remembers. */
  writeWeights(weights: ModelWeights): void;
  /** Weights and all that the optimizer remembers, as copies: what follows from them is the same to the last bit. */
  saveState(): EngineState;
  restoreState(state: EngineState): void;
  /** Only the numbers: what the optimizer remembers stays. For weights that are lent and given back. */
  exchangeWeights(weights: ModelWeights): void;
  dispose(): void;
}
