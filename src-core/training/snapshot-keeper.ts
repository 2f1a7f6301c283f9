import type { ModelWeights } from '../model/weights';
import type { EpochRun } from './epoch-run';
import type { Network } from './network';
import type { Snapshot } from './protocol';
import { isFiniteWeights, type Snapshotter } from './snapshot';

/** Of when the weights are, where they are not those of now. */
export interface SnapshotPlace {
  readonly step: number;
  readonly epoch: number;
}

/** Decides when a run is shown, and keeps the weights of the last time that all was well. */
export interface SnapshotKeeper {
  /** Time for another one, as far as a view while training is concerned. */
  due(): boolean;
  /** Time for one at the end of an epoch, where views and metrics should be of the same weights. */
  dueAtEpoch(): boolean;
  /** `null` if the weights are no longer finite. */
  take(at?: SnapshotPlace): Snapshot | null;
  readonly lastFinite: ModelWeights;
}

/** When the next snapshot may be taken: milliseconds after the last, more where that would take too much of the time. */
interface Rhythm {
  readonly interval: number;
  /** So many times what the last one took have to pass. */
  readonly share: number;
}

const ordinary: Rhythm = { interval: 250, share: 60 };
/** Most happens at the beginning, and there people look. */
const atFirst: Rhythm = { interval: 250, share: 12 };
const firstFew = 4;
/** Ends of epochs are shown rather than other moments; but tiny networks end thousands a second, wide ones copy much. */
const ofEpochs: Rhythm = { interval: 100, share: 50 };
/** Above this, copying the weights four times a second would cost more than it shows. */
const liveParameters = 2_000_000;

/** @param synced the network with the weights of now */
export function makeSnapshotKeeper(
  synced: () => Network,
  snapshotter: Snapshotter,
  position: Pick<EpochRun, 'step' | 'epoch' | 'gradients'>,
  now: () => number,
): SnapshotKeeper {
  const first = synced();
  const live = first.plan.parameters <= liveParameters;
  let takenAt = Number.NEGATIVE_INFINITY;
  let cost = 0;
  let taken = 0;
  let lastFinite = first.readWeights();

  const isDue = ({ interval, share }: Rhythm): boolean => now() >= takenAt + Math.max(interval, share * cost);

  return {
    due: () => live && isDue(taken <= firstFew ? atFirst : ordinary),
    dueAtEpoch: () => isDue(ofEpochs),
    take({ step, epoch } = position) {
      const started = now();
      synced();
      const snapshot = snapshotter.take(step, epoch, position.gradients);
      if (!isFiniteWeights(snapshot.weights)) return null;
      // Copies of our own, since the event's buffers leave with it.
      lastFinite = snapshot.weights.map((weight) => ({ ...weight, values: weight.values.slice() }));
      takenAt = now();
      cost = takenAt - started;
      taken += 1;
      return snapshot;
    },
    get lastFinite() {
      return lastFinite;
    },
  };
}
