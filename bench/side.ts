import type { Dataset } from '../src-core/datasets/define-dataset';
import type { Net } from './nets';

/** One way of training a net, in a process of its own: no side can spoil the compiled code or the heap of another. */
export interface Side {
  /** What a reader should know of it beyond its name: versions, threads, backend. */
  readonly note: string;
  /** Size of the WebAssembly memory that it works in, where it has one. */
  wasmBytes?(): number;
  /** Work that is not timed, before every `train(steps)`. */
  prepare?(steps: number): Promise<void> | void;
  /** Trains minibatches, shuffled anew each epoch, from where it stands. */
  train(steps: number): Promise<Trained> | Trained;
}

export type OpenSide = (net: Net, dataset: Dataset) => Promise<Side> | Side;

export interface Trained {
  /** Minibatches done; may be some more than were asked for. */
  readonly steps: number;
  /** Where less counts than the whole call: seconds by the clock, and those of all threads on a core. */
  readonly seconds?: number;
  readonly processor?: number;
  /** Mean loss of the last minibatch, to see that it does train. */
  readonly loss: number;
}

/** Runs `steps` minibatches epoch by epoch: `run(first, count, step)` trains some in a row, within one epoch. */
export function makeEpochWalk(
  stepsPerEpoch: number,
  begin: (epoch: number) => void,
  run: (first: number, count: number, step: number) => number,
): (steps: number) => Trained {
  let step = 0;
  return (steps) => {
    const end = step + steps;
    let loss = Number.NaN;
    while (step < end) {
      const first = step % stepsPerEpoch;
      if (first === 0) begin(step / stepsPerEpoch);
      const count = Math.min(stepsPerEpoch - first, end - step);
      loss = run(first, count, step);
      step += count;
    }
    return { steps, loss };
  };
}
