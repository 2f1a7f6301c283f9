import type { PlanOperation } from '../../plan/plan';
import type { Random } from '../../random';

/** What becomes of a number that is worked out: itself, or, in a run that shows what rounding can do, one next to it. */
export type Round = (value: number) => number;

/** One operation and all that it sees of one minibatch, in double precision. */
export interface Scene {
  readonly operation: PlanOperation;
  /** Samples in the minibatch. */
  readonly rows: number;
  /** Of each slot the numbers that come in, row-major `[rows, …shape]`. */
  readonly inputs: readonly Float64Array[];
  /** In the order of the operation's weights. */
  readonly weights: readonly Float64Array[];
  /** Starts the operation's random stream of this step from its beginning; `null` at inference. */
  readonly random: (() => Random) | null;
  /** For numbers in between whose difference may be much smaller than they are. */
  readonly round: Round;
}

/** Derivatives of the loss. */
export interface Derivatives {
  /** By the numbers of each input, `[rows, …shape]`. */
  readonly inputs: readonly Float64Array[];
  /** By the numbers of each weight; `null` for weights that do not learn. */
  readonly weights: readonly (Float64Array | null)[];
}

/** The mathematics of one operation. Keeps nothing: the backward pass works out again what it needs. */
export interface Rule {
  /** The output, `[rows, …outputShape]`. */
  forward(scene: Scene): Float64Array;
  /** The chain rule in training mode. @param gradient derivative of the loss by the output, `[rows, …outputShape]` */
  backward(scene: Scene, gradient: Float64Array): Derivatives;
  /** Weights that do not learn but follow the data, after a step in training mode; `null` for those that stay. */
  follow?(scene: Scene): readonly (Float64Array | null)[];
}

/** A number of an array. Outside of it: NaN, which no comparison lets pass. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? Number.NaN;
}

export function addTo(values: Float64Array, index: number, amount: number): void {
  values[index] = at(values, index) + amount;
}

export function inputOf({ inputs, operation }: Scene, slot = 0): Float64Array {
  const input = inputs[slot];
  if (!input) throw new Error(`${operation.name} has no input ${slot}.`);
  return input;
}

export function weightOf({ weights, operation }: Scene, slot: number): Float64Array {
  const weight = weights[slot];
  if (!weight) throw new Error(`${operation.name} has no weight ${slot}.`);
  return weight;
}

export function numberParam({ params, name }: PlanOperation, key: string): number {
  const value = params[key];
  if (typeof value !== 'number') throw new Error(`${name} has no number "${key}".`);
  return value;
}

export function textParam({ params, name }: PlanOperation, key: string): string {
  const value = params[key];
  if (typeof value !== 'string') throw new Error(`${name} has no text "${key}".`);
  return value;
}
