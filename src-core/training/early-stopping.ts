import type { TrainSettings } from '../graph/document';
import type { ModelWeights } from '../model/weights';
import type { TestAnswers } from './protocol';

export type StoppingSettings = Pick<TrainSettings, 'patience' | 'minDelta' | 'restoreBest'>;

/** An epoch as early stopping remembers it. */
export interface BestEpoch {
  readonly epoch: number;
  readonly loss: number;
  /** `null` where they are not to be restored. */
  readonly weights: ModelWeights | null;
  readonly answers: TestAnswers | null;
}

/** Watches the test loss from epoch to epoch (Prechelt 1998, with patience as in Keras). */
export interface EarlyStopping {
  /** The epoch with the least loss, by more than the least improvement; `null` before the first. */
  readonly best: BestEpoch | null;
  /** Takes note of an epoch; true where the run is to end: the loss has not fallen for `patience` epochs. */
  see(epoch: number, loss: number, read: () => Pick<BestEpoch, 'weights' | 'answers'>): boolean;
  reset(): void;
}

export function makeEarlyStopping({ patience, minDelta, restoreBest }: StoppingSettings): EarlyStopping {
  let best: BestEpoch | null = null;
  let waited = 0;
  return {
    get best() {
      return best;
    },
    see(epoch, loss, read) {
      if (best === null || loss < best.loss - minDelta) {
        const { weights, answers } = restoreBest ? read() : { weights: null, answers: null };
        best = { epoch, loss, weights, answers };
        waited = 0;
        return false;
      }
      waited += 1;
      return waited >= patience;
    },
    reset() {
      best = null;
      waited = 0;
    },
  };
}
