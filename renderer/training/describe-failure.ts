import { unreachable } from '../../src-core/result';
import type { TrainFailure } from '../../src-core/training/protocol';
import { formatCount } from '../ui/format';
import { toNumberText } from '../ui/number-text';

export interface FailureWords {
  /** What happened, where and when. */
  readonly title: string;
  /** Why, and what is still there. */
  readonly why: string;
}

/** @param nameOf the name of a node on the screen */
export function describeFailure(failure: TrainFailure, nameOf: (node: string) => string | null): FailureWords {
  switch (failure.kind) {
    case 'diverged': {
      const node = failure.node === null ? null : nameOf(failure.node);
      const rate = toNumberText(failure.learningRate);
      return {
        title: `Stopped at step ${formatCount(failure.step)}: ${node === null ? 'the loss' : node} went past the largest number.`,
        why: `With learning rate ${rate} each step overshot, so the next one had to be larger still, until the values became ∞ or no number (NaN). The network and its settings are as they were.`,
      };
    }
    case 'data':
      return { title: 'Training did not start: the data could not be read.', why: failure.message };
    case 'engine':
      return { title: 'Training stopped: the engine reported an error.', why: failure.message };
    case 'worker-died':
      return {
        title: 'Training stopped: the process that trains ended by itself.',
        why: `${failure.message} The network is whole, and the curves stand up to the last step that was reported.`,
      };
    default:
      return unreachable(failure);
  }
}

/** A tenth of the rate, with one digit: 5 → 0.5. */
export const calmerRate = (learningRate: number): number => Number((learningRate / 10).toPrecision(1));
