import type { NodeId, RunId } from '../ids';
import type { ModelWeights } from '../model/weights';
import type { EpochRun, TrainedBatch } from './epoch-run';
import type { Past } from './past';
import type { EarlyEnd, TrainEvent } from './protocol';
import type { SnapshotKeeper } from './snapshot-keeper';
import type { StepLog } from './step-log';

/** The events of a run that carry a snapshot. Where one finds weights that are not finite, the run has diverged. */
export interface RunReport {
  /** False if the run has diverged, which is then reported. */
  snapshot(): boolean;
  /** @param early what early stopping says, which may have put the weights of an earlier epoch back */
  end(how: 'finished' | 'stopped', early?: EarlyEnd): void;
  rewound(): void;
  /** Reports the divergence and goes back to the last finite weights. */
  diverged(learningRate: number): void;
}

export interface ReportParts {
  readonly run: RunId;
  /** The first node that is to blame, in the minibatch that went wrong. */
  readonly findNonFinite: (batch: TrainedBatch) => NodeId | null;
  readonly writeWeights: (weights: ModelWeights) => void;
  readonly position: EpochRun;
  readonly keeper: SnapshotKeeper;
  readonly past: Past;
  readonly log: StepLog;
  readonly emit: (event: TrainEvent) => void;
  readonly learningRate: () => number;
}

export function makeRunReport(parts: ReportParts): RunReport {
  const { run, position, keeper, past, log, emit, learningRate } = parts;
  const report: RunReport = {
    snapshot() {
      const snapshot = keeper.take();
      past.report();
      if (snapshot) emit({ kind: 'snapshot', run, snapshot });
      else report.diverged(learningRate());
      return snapshot !== null;
    },
    end(how, early) {
      log.flush(true);
      const place = early?.restored
        ? { step: early.epoch * position.stepsPerEpoch, epoch: early.epoch }
        : { step: position.step, epoch: position.epoch };
      const snapshot = keeper.take(place);
      past.report();
      if (snapshot) emit({ kind: 'end', run, how, snapshot, ...(early && { early }) });
      else report.diverged(learningRate());
    },
    rewound() {
      const snapshot = keeper.take();
      if (snapshot) emit({ kind: 'rewound', run, snapshot });
      past.report();
    },
    diverged(rate) {
      const node = parts.findNonFinite(position.lastBatch);
      log.flush(true);
      past.report();
      parts.writeWeights(keeper.lastFinite);
      const { step, epoch } = position;
      emit({ kind: 'end', run, how: 'failed', failure: { kind: 'diverged', step, epoch, node, learningRate: rate } });
    },
  };
  return report;
}
