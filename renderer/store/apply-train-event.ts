import { unreachable } from '../../src-core/result';
import type { TrainEvent } from '../../src-core/training/protocol';
import type { EpochRecord, Run } from './run-slice';

export const noRun: Run = {
  id: null,
  phase: 'none',
  progress: null,
  plan: null,
  engine: null,
  step: 0,
  stepsPerEpoch: 0,
  totalSteps: 0,
  loss: null,
  samplesPerSecond: null,
  elapsed: 0,
  learningRate: null,
  epochs: [],
  snapshot: null,
  failure: null,
  how: null,
  weightsUnsaved: false,
  given: null,
  loadedEpochs: null,
  kept: [],
  startStep: 0,
  early: null,
  counted: null,
};

/** What an event of the worker makes of the run. Events of another run change nothing. */
export function applyTrainEvent(run: Run, event: TrainEvent): Run {
  if (!('run' in event) || event.run === null || event.run !== run.id) return run;
  // After its last word a run only answers questions about itself.
  if (run.phase === 'failed') return run;
  switch (event.kind) {
    case 'progress':
      return { ...run, progress: { what: event.what, fraction: event.fraction } };
    case 'opened':
      return {
        ...run,
        phase: run.loadedEpochs === null ? 'ready' : 'ended',
        how: run.loadedEpochs === null ? null : 'loaded',
        progress: null,
        engine: event.engine,
        stepsPerEpoch: event.stepsPerEpoch,
        totalSteps: event.totalSteps,
        step: event.snapshot.step,
        snapshot: event.snapshot,
      };
    case 'running':
      return { ...run, phase: 'running', progress: null };
    case 'paused':
      return { ...run, phase: 'paused', step: event.step, progress: null };
    case 'rewound':
      return {
        ...run,
        phase: 'ready',
        step: 0,
        loss: null,
        samplesPerSecond: null,
        elapsed: 0,
        epochs: [],
        snapshot: event.snapshot,
        how: null,
        weightsUnsaved: false,
        given: null,
        loadedEpochs: null,
        kept: [],
        startStep: 0,
        early: null,
        // The same step may come again, with other weights.
        counted: null,
      };
    case 'steps':
      return {
        ...run,
        step: event.from + event.loss.length,
        loss: event.loss.at(-1) ?? run.loss,
        samplesPerSecond: event.samplesPerSecond,
        weightsUnsaved: true,
      };
    case 'gradients':
      // A curve: it grows outside of the state, as the losses do.
      return run;
    case 'snapshot':
      return { ...run, snapshot: event.snapshot };
    case 'kept':
      return { ...run, kept: event.steps };
    case 'epoch':
      return { ...run, progress: null, epochs: withEpoch(run.epochs, toRecord(run, event)) };
    case 'end':
      return event.how === 'failed'
        ? { ...run, phase: 'failed', failure: event.failure, progress: null }
        : {
            ...run,
            phase: 'ended',
            how: event.how,
            snapshot: event.snapshot,
            early: event.early ?? null,
            progress: null,
          };
    default:
      return unreachable(event);
  }
}

function toRecord(run: Run, event: Extract<TrainEvent, { kind: 'epoch' }>): EpochRecord {
  const epoch = run.loadedEpochs ?? event.epoch;
  return { epoch, train: event.train, test: event.test, seconds: event.seconds };
}

function withEpoch(epochs: readonly EpochRecord[], record: EpochRecord): readonly EpochRecord[] {
  const isNew = (epochs.at(-1)?.epoch ?? 0) < record.epoch;
  return [...(isNew ? epochs : epochs.filter(({ epoch }) => epoch !== record.epoch)), record];
}
