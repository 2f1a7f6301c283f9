import type { RunId } from '../ids';
import type { EpochRun } from './epoch-run';
import type { TestMetrics, TrainEvent } from './protocol';
import type { RunReport } from './run-report';
import type { SnapshotKeeper } from './snapshot-keeper';
import type { StepLog } from './step-log';

export type RunUntil = 'end' | 'batch' | 'epoch';
export type LoopCommand = 'pause' | 'stop' | 'rewind';

export interface LoopParts {
  readonly run: RunId;
  readonly epochs: number;
  readonly position: EpochRun;
  readonly keeper: SnapshotKeeper;
  readonly report: RunReport;
  readonly log: StepLog;
  readonly now: () => number;
  readonly yieldControl: () => Promise<void>;
  readonly emit: (event: TrainEvent) => void;
  /** Metrics of the whole test split; `null` if interrupted. */
  readonly evaluateTest: (interrupted: () => boolean) => Promise<TestMetrics | null>;
  readonly learningRate: () => number;
  /** First weights, empty optimizer, step 0. */
  readonly resetRun: () => void;
}

export interface TrainingLoop {
  readonly running: boolean;
  /** Starts or resumes; settles when the run pauses or ends. While it runs, only changes how far it goes. */
  start(until: RunUntil): Promise<void>;
  command(next: LoopCommand): void;
  /** Ends all work in silence. */
  dispose(): void;
}

/** Milliseconds of work between two chances for a message to come in. */
const slice = 8;

/** Trains in slices of time and obeys commands between two minibatches, also while it evaluates. */
export function makeTrainingLoop(parts: LoopParts): TrainingLoop {
  const { run, position, keeper, report, log, now, emit } = parts;
  let phase: 'paused' | 'running' | 'ended' | 'disposed' = 'paused';
  let until: RunUntil = 'end';
  let wanted: LoopCommand | null = null;
  let trainingTime = 0;

  const end = (how: 'finished' | 'stopped'): void => {
    phase = 'ended';
    report.end(how);
  };

  const rewind = (): void => {
    parts.resetRun();
    log.restart(0);
    trainingTime = 0;
    phase = 'paused';
    report.rewound();
  };

  const pause = (): void => {
    log.flush(true);
    // A single minibatch is taken to be looked at: its events came with a snapshot already.
    if (until !== 'batch' && !report.snapshot()) {
      phase = 'ended';
      return;
    }
    phase = 'paused';
    emit({ kind: 'paused', run, step: position.step });
  };

  const obey = (command: LoopCommand): void => {
    wanted = null;
    if (command === 'pause') pause();
    else if (command === 'stop') end('stopped');
    else rewind();
  };

  /** Evaluates and reports the epoch. If a command comes in between, it is evaluated anew after resuming. */
  const closeEpoch = async (): Promise<void> => {
    log.flush(true);
    const test = await parts.evaluateTest(() => wanted !== null || phase !== 'running');
    if (!test) return;
    const train = position.closeEpoch();
    emit({ kind: 'epoch', run, epoch: position.epoch, train, test, seconds: trainingTime / 1000 });
    trainingTime = 0;
    log.resume();
    if (position.epoch >= parts.epochs) end('finished');
    else if (until !== 'end') wanted = 'pause';
  };

  /** One minibatch with its events. */
  const trainBatch = (): void => {
    const show = position.isLastBatch || until === 'batch' || keeper.due();
    const { loss, accuracy, samples } = position.next(show);
    log.add(loss, accuracy, samples);
    if (!Number.isFinite(loss)) {
      phase = 'ended';
      report.diverged(parts.learningRate());
      return;
    }
    if (!show) return;
    log.flush(true);
    if (!report.snapshot()) phase = 'ended';
  };

  /** Minibatches for one slice, or up to a point where something else is due. */
  const trainSlice = async (): Promise<void> => {
    const started = now();
    do trainBatch();
    while (phase === 'running' && !position.atEpochEnd && until !== 'batch' && now() - started < slice);
    if (phase !== 'running') return;
    log.flush(false);
    await parts.yieldControl();
    trainingTime += now() - started;
    if (until === 'batch' && !position.atEpochEnd) wanted ??= 'pause';
  };

  const loop = async (): Promise<void> => {
    while (phase === 'running') {
      if (wanted) obey(wanted);
      else if (position.atEpochEnd) await closeEpoch();
      else await trainSlice();
    }
  };

  return {
    get running() {
      return phase === 'running';
    },
    async start(next) {
      if (phase === 'running') {
        until = next;
        // Resumed before the pause was obeyed: there was none.
        if (wanted === 'pause') wanted = null;
      }
      if (phase !== 'paused') return;
      phase = 'running';
      until = next;
      wanted = null;
      log.resume();
      emit({ kind: 'running', run });
      try {
        await loop();
      } catch (error) {
        phase = 'ended';
        const message = error instanceof Error ? error.message : String(error);
        emit({ kind: 'end', run, how: 'failed', failure: { kind: 'engine', message } });
      }
    },
    command(next) {
      if (phase === 'running') wanted = next;
      else if (phase === 'paused' && next === 'stop') end('stopped');
      else if (phase !== 'disposed' && next === 'rewind') rewind();
    },
    dispose() {
      phase = 'disposed';
    },
  };
}
