import { type RunId, runId } from '../../src-core/ids';
import type { TrainPlan } from '../../src-core/plan/plan';
import { noRun } from './apply-train-event';
import type { Continuation } from './continue-run';
import type { RunClock } from './run-clock';
import type { RunRecorder } from './run-recorder';
import type { RunScreen } from './run-screen';
import type { RunSeries } from './run-series';
import type { HeldWeights, Run } from './run-slice';
import type { AppState } from './state';
import type { TrainerClient } from './trainer-client';

/** Opens one run in place of another, and tells whoever waits for it. */
export interface RunOpener {
  /** @param given weights to begin with instead of the first ones, and for how many epochs they were trained */
  open(plan: TrainPlan, given: HeldWeights | null, then: WhenOpen): void;
  /** What came before the step stays on the screen: the curve goes on from there. */
  goOn(from: Continuation, then: WhenOpen): void;
  /** Gives the run up: whoever waits for its opening is told that it will not come. */
  leave(): void;
  /** The run that was opening is open, or has failed to open. */
  settle(opened: boolean): void;
}

export type WhenOpen = (opened: boolean) => void;

interface OpenerParts {
  readonly trainer: TrainerClient;
  readonly series: RunSeries;
  readonly screen: RunScreen;
  readonly recorder: RunRecorder;
  readonly clock: RunClock;
  readonly get: () => AppState;
  /** A run has begun that no record belongs to yet. */
  readonly onBegin: () => void;
}

export function makeRunOpener({ trainer, series, screen, recorder, clock, get, onBegin }: OpenerParts): RunOpener {
  let runs = 0;
  let whenOpen: WhenOpen | null = null;

  const settle = (opened: boolean): void => {
    const next = whenOpen;
    whenOpen = null;
    next?.(opened);
  };
  const leave = (): void => {
    settle(false);
    const { id, phase } = screen.current;
    if (id !== null && phase !== 'failed') trainer.send({ kind: 'stop', run: id });
    recorder.leave(screen.current);
    clock.reset();
  };
  const begin = (run: Partial<Run> & { readonly plan: TrainPlan }, then: WhenOpen): RunId => {
    leave();
    runs += 1;
    const id = runId(`run-${runs}`);
    whenOpen = then;
    recorder.begin(get().document);
    onBegin();
    screen.show({ ...noRun, phase: 'opening', learningRate: run.plan.training.learningRate, ...run, id });
    return id;
  };
  return {
    open(plan, given, then) {
      const weights = given?.weights ?? null;
      const [loadedEpochs, weightsUnsaved] = [given?.epochs ?? null, given?.unsaved ?? false];
      const run = begin({ plan, given: weights, loadedEpochs, weightsUnsaved }, then);
      series.clear();
      trainer.send({ kind: 'open', run, plan, weights, engine: get().settings.engine });
    },
    goOn({ plan, weights, from, startStep, epochs }, then) {
      const run = begin({ plan, given: weights, startStep, step: startStep, epochs }, then);
      series.truncate(startStep);
      trainer.send({ kind: 'open', run, plan, weights, engine: get().settings.engine, from });
    },
    leave,
    settle,
  };
}
