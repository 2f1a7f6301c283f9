import type { PlanOperation } from '../../../plan/plan';
import type { Instructions } from '../instructions';
import type { Site } from '../sites';

export type Mode = 'training' | 'inference';

/** What the instructions of one operation are made from. Addresses are of buffers `[rows, width]`. */
export interface ForwardContext {
  readonly site: Site;
  readonly mode: Mode;
  readonly inputs: readonly number[];
  readonly output: number;
  /** Rows of a whole minibatch. */
  readonly rows: number;
  readonly emit: Instructions['emit'];
  /** Number of the operation's own stream of random numbers. */
  stream(): number;
}

export interface BackwardContext {
  readonly site: Site;
  readonly inputs: readonly number[];
  readonly output: number;
  /** The gradient of the output. */
  readonly error: number;
  readonly rows: number;
  readonly emit: Instructions['emit'];
  /** Whether anything before input `slot` learns. */
  needs(slot: number): boolean;
  /**
   * Has `write` emit what writes the gradient of an input, and adds it to what other readers of that input gave. Nothing
   * is written where it is not needed.
   * @param inPlace `error` itself may be written over: everything else that reads it was emitted before
   */
  give(slot: number, write: (into: number) => void, inPlace: boolean): void;
  /** The gradient of an input is `error` itself; `last` gives the buffer away. */
  pass(slot: number, last: boolean): void;
}

/** Bytes of scratch that one thread needs for any product of `[m, k]` and `[k, n]` and its gradients. */
export type MeasureProduct = (m: number, k: number, n: number) => number;

/** How one node type becomes instructions. */
export interface Lowering {
  /** Whether the output is the input as it is: then there are no instructions and no buffer. */
  passesOn?(operation: PlanOperation, mode: Mode): boolean;
  forward(context: ForwardContext): void;
  backward(context: BackwardContext): void;
  /** Scratch that each thread needs for minibatches of `rows`. */
  scratchBytes?(operation: PlanOperation, rows: number, measureProduct: MeasureProduct): number;
  /** Memory beside weights, outputs and their gradients, where it is much; scratch with as many threads as there may be. */
  extraBytes?(operation: PlanOperation): number;
}

/** An address that a plan which was checked always has. */
export function known(address: number | undefined): number {
  if (address === undefined) throw new Error('An operation of the plan lacks an input or a weight.');
  return address;
}
