import type { StateCreator } from 'zustand/vanilla';
import { type RunId, runId } from '../../src-core/ids';
import { arrangeWeights } from '../../src-core/model/arrange-weights';
import type { TrainPlan } from '../../src-core/plan/plan';
import { fail, ok, type Result } from '../../src-core/result';
import type { TrainCommand, TrainEvent } from '../../src-core/training/protocol';
import { makeSchedule } from '../../src-core/training/schedule';
import { applyTrainEvent, noRun } from './apply-train-event';
import { asContinued, continuation } from './continue-run';
import { hasSameWeights, isSameRun, planOf } from './plan-of-now';
import { makeRunRecorder } from './run-recorder';
import type { RunSeries } from './run-series';
import type { EpochRecord, HeldWeights, Run, RunSlice } from './run-slice';
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
    let announced: EpochRecord | null = null;
    let runningSince: number | null = null;
    /** The worker that held the open run is gone; its last snapshot is still here. */
    let workerLost = false;
    const recorder = makeRunRecorder(
      () => series.read(),
      (finished) => set({ openRecord: get().keepRun(finished) }),
    );

    /** Of several that come to the screen at once the newest. */
    const announceEpoch = ({ epochs }: Run): void => {
      const newest = epochs.at(-1) ?? null;
      if (newest === announced) return;
      announced = newest;
      if (newest === null) return;
      const { accuracy, loss } = newest.test;
      const reading =
        accuracy === null ? `test loss ${loss.toFixed(4)}` : `test accuracy ${(accuracy * 100).toFixed(1)} %`;
      get().announce(`Epoch ${newest.epoch}, ${reading}`);
    };

    const show = (run: Run): void => {
      held = null;
      shownAt = now();
      set({ run });
      announceEpoch(run);
    };
    const current = (): Run => held ?? get().run;

    const receive = (event: TrainEvent): void => {
      const before = current();
      if (event.kind === 'gradients' && event.run === before.id) series.appendGradients(event);
      let after = applyTrainEvent(before, event);
      if (after === before) return;
      if (event.kind === 'steps') series.append(event);
      if (event.kind === 'opened' && after.plan !== null) {
        series.follow(makeSchedule(after.plan.training, after.stepsPerEpoch));
      }
      after = withElapsed(after);
      recorder.follow(event, before, after);
      if (event.kind === 'rewound') {
        set({ openRecord: null });
        series.clear();
      }
      if (mayWait(event, before)) held = after;
      else show(after);
      if (event.kind === 'opened' || event.kind === 'end') {
        const next = whenOpen;
        whenOpen = null;
        next?.(event.kind === 'opened');
      }
      tell(event);
    };

    /** News of a network that trains come together: what comes after them brings what waits to the screen. */
    const mayWait = ({ kind }: TrainEvent, { loss, phase }: Run): boolean =>
      phase === 'running' &&
      // The first loss is shown at once: it is what one waits for.
      (kind === 'steps' ? loss !== null : kind === 'snapshot' || kind === 'epoch' || kind === 'kept') &&
      now() - shownAt < readingInterval;

    const withElapsed = (run: Run): Run => {
      const time = now();
      const elapsed = runningSince === null ? run.elapsed : run.elapsed + (time - runningSince);
      runningSince = run.phase === 'running' ? time : null;
      return elapsed === run.elapsed ? run : { ...run, elapsed };
    };

    const tell = (event: TrainEvent): void => {
      if (event.kind === 'end') {
        if (event.how === 'failed') get().showDock('training');
        get().announce(`Training ${event.how}`);
      }
    };

    trainer.onEvent(receive);
    trainer.onDeath((message) => {
      workerLost = true;
      const { id, phase } = current();
      const alive = phase === 'opening' || phase === 'running' || phase === 'paused' || phase === 'ready';
      if (id !== null && alive)
        receive({ kind: 'end', run: id, how: 'failed', failure: { kind: 'worker-died', message } });
    });

    /** Tells whoever waits for an opening that it will not come. */
    const giveUpOpening = (): void => {
      const waiting = whenOpen;
      whenOpen = null;
      waiting?.(false);
    };

    const leaveRun = (): void => {
      giveUpOpening();
      const { id, phase } = current();
      if (id !== null && phase !== 'failed') trainer.send({ kind: 'stop', run: id });
      recorder.leave(current());
      runningSince = null;
    };

    const begin = (run: Partial<Run> & { readonly plan: TrainPlan }, then: (opened: boolean) => void): RunId => {
      leaveRun();
      runs += 1;
      const id = runId(`run-${runs}`);
      whenOpen = then;
      workerLost = false;
      recorder.begin(get().document);
      set({ openRecord: null });
      show({ ...noRun, phase: 'opening', learningRate: run.plan.training.learningRate, ...run, id });
      return id;
    };

    /** @param given weights to begin with instead of the first ones, and for how many epochs they were trained */
    const open = (given: HeldWeights | null, then: (opened: boolean) => void): void => {
      const plan = planOf(get().analysis);
      if (plan === null) {
        then(false);
        return;
      }
      const weights = given?.weights ?? null;
      const id = begin(
        {
          plan,
          given: weights,
          loadedEpochs: given?.epochs ?? null,
          weightsUnsaved: given?.unsaved ?? false,
        },
        then,
      );
      series.clear();
      trainer.send({ kind: 'open', run: id, plan, weights, engine: get().settings.engine });
    };

    /** What came before the step stays on the screen: the curve goes on from there. */
    const continueRun = (): void => {
      const next = continuation(get());
      if (next === null) return;
      const { plan, weights, from, startStep, epochs } = next;
      const id = begin({ plan, given: weights, startStep, step: startStep, epochs }, (opened) => {
        if (opened) proceed('end');
      });
      series.truncate(startStep);
      trainer.send({ kind: 'open', run: id, plan, weights, engine: get().settings.engine, from });
    };

    const send = (makeCommand: (run: RunId) => TrainCommand): void => {
      const { id } = current();
      if (id !== null) trainer.send(makeCommand(id));
    };

    /** The rate may have changed while nothing ran: in the form, or by undo. */
    const proceed = (until: Until): void => {
      get().followLearningRate(get().document.training.learningRate);
      send((run) => ({ kind: 'run', run, until }));
    };

    const go = (until: Until): void => {
      const run = current();
      const plan = planOf(get().analysis);
      if (plan === null || run.phase === 'opening' || (run.phase === 'running' && until === 'end')) return;
      const goesOn = run.phase === 'paused' || run.phase === 'ready';
      if (goesOn && run.plan !== null && isSameRun(run.plan, asContinued(plan, run))) {
        if (run.step === 0) recorder.begin(get().document);
        proceed(until);
      } else
        open(null, (opened) => {
          if (opened) proceed(until);
        });
    };

    /** The weights on the screen, where they are those of the network as it is drawn. */
    const weightsOfNow = (plan: TrainPlan): HeldWeights | null => {
      const run = current();
      const weights = run.snapshot?.weights ?? run.given;
      const trained = run.step > 0 || run.loadedEpochs !== null;
      if (weights === null || run.plan === null || !trained || !hasSameWeights(run.plan, plan)) return null;
      return { weights, epochs: run.loadedEpochs ?? run.snapshot?.epoch ?? 0, unsaved: run.weightsUnsaved };
    };

    const openGiven = (given: HeldWeights): Result<null, string> => {
      const plan = planOf(get().analysis);
      if (plan === null) return fail('The network has errors.');
      const arranged = arrangeWeights(plan, given.weights);
      if (!arranged.ok) return arranged;
      open({ ...given, weights: arranged.value }, (opened) => {
        if (opened) send((run) => ({ kind: 'evaluate', run }));
      });
      return ok(null);
    };

    return {
      run: noRun,
      train: () => go('end'),
      pause: () => send((run) => ({ kind: 'pause', run })),
      stop() {
        const { phase, given } = current();
        // Nothing was trained yet: there is no run to show. Weights of a file are kept, they are all there is.
        if (phase === 'opening' && given === null) get().clearRun();
        else if (phase !== 'opening') send((run) => ({ kind: 'stop', run }));
      },
      stepBatch: () => go('batch'),
      stepEpoch: () => go('epoch'),
      rewind() {
        const { phase } = current();
        if (phase === 'failed' || phase === 'ended') open(null, () => undefined);
        else send((run) => ({ kind: 'rewind', run }));
      },
      followLearningRate(learningRate) {
        const { phase, learningRate: before } = current();
        if ((phase !== 'running' && phase !== 'paused' && phase !== 'ready') || learningRate === before) return;
        send((run) => ({ kind: 'set-learning-rate', run, learningRate }));
        if (current().step > 0) recorder.noteRate(learningRate);
        show({ ...current(), learningRate });
      },
      openWeights: (weights, epochs) => openGiven({ weights, epochs, unsaved: false }),
      heldWeights() {
        const plan = planOf(get().analysis);
        return plan === null ? null : weightsOfNow(plan);
      },
      showHeldWeights(held) {
        if (held === null || !openGiven(held).ok) get().clearRun();
      },
      async tfjsFiles() {
        const plan = planOf(get().analysis);
        if (plan === null) return fail('The network has errors; export works once they are fixed.');
        const { phase, plan: openPlan } = current();
        const isOpen = openPlan !== null && hasSameWeights(openPlan, plan) && phase !== 'failed' && !workerLost;
        if (!isOpen) {
          const given = weightsOfNow(plan);
          const opened = await new Promise<boolean>((resolve) => open(given, resolve));
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
      giveWay: (on) => send((run) => ({ kind: 'give-way', run, on })),
      weightsToSave() {
        const held = get().heldWeights();
        return held && { weights: held.weights, epochs: held.epochs };
      },
      showRescued: (snapshot, kept) => show({ ...current(), snapshot, kept }),
      markWeightsSaved: () => show({ ...current(), weightsUnsaved: false }),
      continueRun,
      clearRun() {
        leaveRun();
        set({ openRecord: null });
        series.clear();
        show(noRun);
      },
    };
  };
}
