import type { RunId } from '../ids';
import { findNonFinite } from './divergence';
import type { EpochRun } from './epoch-run';
import type { Network } from './network';
import type { TrainEvent } from './protocol';
import type { SnapshotKeeper } from './snapshot-keeper';
import type { StepLog } from './step-log';

/** The events of a run that carry a snapshot. Where one finds weights that are not finite, the run has diverged. */
export interface RunReport {
  /** False if the run has diverged, which is then reported. */
  snapshot(): boolean;
  end(how: 'finished' | 'stopped'): void;
  rewound(): void;
  /** Reports the divergence and goes back to the last finite weights. */
  diverged(learningRate: number): void;
}

export interface ReportParts {
  readonly run: RunId;
  readonly network: Network;
  readonly position: EpochRun;
  readonly keeper: SnapshotKeeper;
  readonly log: StepLog;
  readonly emit: (event: TrainEvent) => void;
  readonly learningRate: () => number;
}

export function makeRunReport({ run, network, position, keeper, log, emit, learningRate }: ReportParts): RunReport {
  const report: RunReport = {
    snapshot() {
      const snapshot = keeper.take();
      if (snapshot) emit({ kind: 'snapshot', run, snapshot });
      else report.diverged(learningRate());
      return snapshot !== null;
    },
    end(how) {
      log.flush(true);
      const snapshot = keeper.take();
      if (snapshot) emit({ kind: 'end', run, how, snapshot });
      else report.diverged(learningRate());
    },
    rewound() {
      const snapshot = keeper.take();
      if (snapshot) emit({ kind: 'rewound', run, snapshot });
    },
    diverged(rate) {
      const node = findNonFinite(network, position.lastFeatures, position.lastRandom);
      log.flush(true);
      network.writeWeights(keeper.lastFinite);
      const { step, epoch } = position;
      emit({ kind: 'end', run, how: 'failed', failure: { kind: 'diverged', step, epoch, node, learningRate: rate } });
    },
  };
  return report;
}
