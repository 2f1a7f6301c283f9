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

/** Least milliseconds between a snapshot and that of the end of an epoch: tiny networks end thousands a second. */
const epochInterval = 100;
/** Least milliseconds between two snapshots; on slow machines more, so that they take at most a hundredth of the time. */
const interval = 250;
const share = 100;
/** Above this, copying the weights four times a second would cost more than it shows. */
const liveParameters = 2_000_000;

/** @param synced the network with the weights of now */
export function makeSnapshotKeeper(
  synced: () => Network,
  snapshotter: Snapshotter,
  position: EpochRun,
  now: () => number,
): SnapshotKeeper {
  const first = synced();
  const live = first.plan.parameters <= liveParameters;
  let next = now();
  let takenAt = Number.NEGATIVE_INFINITY;
  let lastFinite = first.readWeights();

  return {
    due: () => live && now() >= next,
    dueAtEpoch: () => now() >= takenAt + epochInterval,
    take({ step, epoch } = position) {
      const started = now();
      synced();
      const snapshot = snapshotter.take(step, epoch, position.gradients);
      if (!isFiniteWeights(snapshot.weights)) return null;
      // Copies of our own, since the event's buffers leave with it.
      lastFinite = snapshot.weights.map((weight) => ({ ...weight, values: weight.values.slice() }));
      const ended = now();
      takenAt = ended;
      next = ended + Math.max(interval, share * (ended - started));
      return snapshot;
    },
    get lastFinite() {
      return lastFinite;
    },
  };
}
