import type { StateCreator } from 'zustand/vanilla';
import { runId } from '../../src-core/ids';
import type { ModelWeights } from '../../src-core/model/weights';
import { fail, ok } from '../../src-core/result';
import type { TrainCommand, TrainEvent } from '../../src-core/training/protocol';
import { applyTrainEvent, noRun } from './apply-train-event';
import { isSameRun, planOf } from './plan-of-now';
import type { RunSeries } from './run-series';
import type { Run, RunSlice } from './run-slice';
import type { AppState } from './state';
import type { TrainerClient } from './trainer-client';

type Until = Extract<TrainCommand, { kind: 'run' }>['until'];

/** Numbers on the screen change at most this often; curves are drawn from the series, every frame. */
const readingInterval = 250;

export function makeRunSlice(
  trainer: TrainerClient,
  series: RunSeries,
  now: () => number,
): StateCreator<AppState, [], [], RunSlice> {
  return (set, get) => {
    let runs = 0;
    /** What to do as soon as the run that is opening is open, or has failed to open. */
    let whenOpen: ((opened: boolean) => void) | null = null;
    /** Newest state that the screen has not seen yet. */
    let held: Run | null = null;
    let shownAt = 0;
    let runningSince: number | null = null;

    const show = (run: Run): void => {
      held = null;
      shownAt = now();
      set({ run });
    };
    const current = (): Run => held ?? get().run;

    const receive = (event: TrainEvent): void => {
      const before = current();
      let after = applyTrainEvent(before, event);
      if (after === before) return;
      if (event.kind === 'steps') series.append(event);
      if (event.kind === 'rewound') series.clear();
      after = withElapsed(after);
      if (event.kind !== 'steps' || now() - shownAt >= readingInterval) show(after);
      else held = after;
      if (event.kind === 'opened' || event.kind === 'end') {
        const next = whenOpen;
        whenOpen = null;
        next?.(event.kind === 'opened');
      }
      tell(event, after);
    };

    const withElapsed = (run: Run): Run => {
      const time = now();
      const elapsed = runningSince === null ? run.elapsed : run.elapsed + (time - runningSince);
      runningSince = run.phase === 'running' ? time : null;
      return elapsed === run.elapsed ? run : { ...run, elapsed };
    };

    const tell = (event: TrainEvent, run: Run): void => {
      if (event.kind === 'epoch') {
        const { accuracy, loss } = event.test;
        const reading =
          accuracy === null ? `test loss ${loss.toFixed(4)}` : `test accuracy ${(accuracy * 100).toFixed(1)} %`;
        get().announce(`Epoch ${run.loadedEpochs ?? event.epoch}, ${reading}`);
      }
      if (event.kind === 'end') {
        if (event.how === 'failed') get().showDock('training');
        get().announce(`Training ${event.how}`);
      }
    };

    trainer.onEvent(receive);
    trainer.onDeath((message) => {
      const { id, phase } = current();
      const alive = phase === 'opening' || phase === 'running' || phase === 'paused' || phase === 'ready';
      if (id !== null && alive)
        receive({ kind: 'end', run: id, how: 'failed', failure: { kind: 'worker-died', message } });
    });

    const open = (
      weights: ModelWeights | null,
      loadedEpochs: number | null,
      then: (opened: boolean) => void,
    ): boolean => {
      const plan = planOf(get().analysis);
      if (plan === null) return false;
      const old = current();
      if (old.id !== null && old.phase !== 'failed') trainer.send({ kind: 'stop', run: old.id });
      runs += 1;
      const id = runId(`run-${runs}`);
      series.clear();
      runningSince = null;
      whenOpen = then;
      show({ ...noRun, id, phase: 'opening', plan, learningRate: plan.training.learningRate, loadedEpochs });
      trainer.send({ kind: 'open', run: id, plan, weights, engine: get().settings.engine });
      return true;
    };

    const send = (makeCommand: (run: Run & { id: NonNullable<Run['id']> }) => TrainCommand): void => {
      const { id } = current();
      if (id !== null) trainer.send(makeCommand({ ...current(), id }));
    };

    const go = (until: Until): void => {
      const run = current();
      const plan = planOf(get().analysis);
      if (plan === null || run.phase === 'opening' || (run.phase === 'running' && until === 'end')) return;
      const goesOn = run.phase === 'paused' || run.phase === 'ready';
      if (goesOn && run.plan !== null && isSameRun(run.plan, plan)) send(({ id }) => ({ kind: 'run', run: id, until }));
      else {
        open(null, null, (opened) => {
          if (opened) send(({ id }) => ({ kind: 'run', run: id, until }));
        });
      }
    };

    return {
      run: noRun,
      train: () => go('end'),
      pause: () => send(({ id }) => ({ kind: 'pause', run: id })),
      stop() {
        // Nothing was trained yet: there is no run to show.
        if (current().phase === 'opening') get().clearRun();
        else send(({ id }) => ({ kind: 'stop', run: id }));
      },
      stepBatch: () => go('batch'),
      stepEpoch: () => go('epoch'),
      rewind() {
        const { phase } = current();
        if (phase === 'failed' || phase === 'ended') open(null, null, () => undefined);
        else send(({ id }) => ({ kind: 'rewind', run: id }));
      },
      setLearningRate(learningRate, title) {
        if (!get().edit({ kind: 'set-training', training: { learningRate } }, title, 'join')) return;
        const { phase } = current();
        if (phase !== 'running' && phase !== 'paused') return;
        send(({ id }) => ({ kind: 'set-learning-rate', run: id, learningRate }));
        show({ ...current(), learningRate });
      },
      openWeights(weights, epochs) {
        open(weights, epochs, (opened) => {
          if (opened) send(({ id }) => ({ kind: 'evaluate', run: id }));
        });
      },
      async tfjsFiles() {
        const plan = planOf(get().analysis);
        if (plan === null) return fail('The network has errors; export works once they are fixed.');
        const run = current();
        const usable =
          run.plan !== null && isSameRun(run.plan, plan) && run.phase !== 'failed' && run.phase !== 'opening';
        if (!usable) {
          const weights = run.plan !== null && isSameRun(run.plan, plan) ? (run.snapshot?.weights ?? null) : null;
          const opened = await new Promise<boolean>((resolve) => open(weights, null, resolve));
          if (!opened) return fail('The model could not be opened; the Training pane says why.');
        }
        const { id } = current();
        if (id === null) return fail('No model is open.');
        try {
          const { files } = await trainer.request((request) => ({ kind: 'export-tfjs', run: id, request }), 'files');
          return ok(files);
        } catch (error) {
          return fail(error instanceof Error ? error.message : String(error));
        }
      },
      markWeightsSaved: () => show({ ...current(), weightsUnsaved: false }),
      clearRun() {
        const { id, phase } = current();
        if (id !== null && phase !== 'failed') trainer.send({ kind: 'stop', run: id });
        series.clear();
        whenOpen = null;
        runningSince = null;
        show(noRun);
      },
    };
  };
}
