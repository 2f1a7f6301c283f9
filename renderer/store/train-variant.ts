import { runId } from '../../src-core/ids';
import type { SweepVariant } from '../../src-core/runs/sweep/plan-sweep';
import type { EngineChoice, TrainFailure } from '../../src-core/training/protocol';
import { applyTrainEvent, noRun } from './apply-train-event';
import { makeRunRecorder } from './run-recorder';
import { makeRunSeries } from './run-series';
import type { Run } from './run-slice';
import type { FinishedRun } from './runs-slice';
import type { TrainerClient } from './trainer-client';

export interface VariantRequest {
  /** Of the worker's run. */
  readonly id: string;
  readonly variant: SweepVariant;
  readonly engine: EngineChoice;
  readonly now: () => number;
  /** Told with every event that changes the run. */
  readonly onProgress: (run: Run) => void;
}

/** What came of it: a run to keep, unless it failed before its first step, and why it failed. */
export interface VariantOutcome {
  readonly finished: FinishedRun | null;
  readonly failure: TrainFailure | null;
}

/** Trains one network to its end, and follows it as the run on the screen is followed. */
export function trainVariant(client: TrainerClient, request: VariantRequest): Promise<VariantOutcome> {
  const { variant, engine, now, onProgress } = request;
  const { plan, document } = variant;
  const id = runId(request.id);
  const series = makeRunSeries(() => undefined);
  let finished: FinishedRun | null = null;
  const recorder = makeRunRecorder(
    () => series.read(),
    (made) => {
      finished = made;
    },
  );
  recorder.begin(document);
  let run: Run = { ...noRun, id, phase: 'opening', plan, learningRate: plan.training.learningRate };
  let startedAt = 0;

  return new Promise((resolve) => {
    const over = (failure: TrainFailure | null): void => {
      stopEvents();
      stopDeath();
      resolve({ finished, failure });
    };
    const stopEvents = client.onEvent((event) => {
      const before = run;
      run = applyTrainEvent(before, event);
      if (run === before) return;
      if (event.kind === 'running') startedAt = now();
      if (event.kind === 'steps') series.append(event);
      if (run.step > 0) run = { ...run, elapsed: now() - startedAt };
      recorder.follow(event, before, run);
      onProgress(run);
      if (event.kind === 'opened') client.send({ kind: 'run', run: id, until: 'end' });
      if (event.kind === 'end') over(event.how === 'failed' ? event.failure : null);
    });
    const stopDeath = client.onDeath((message) => over({ kind: 'worker-died', message }));
    client.send({ kind: 'open', run: id, plan, weights: null, engine });
  });
}
