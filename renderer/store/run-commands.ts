import type { RunId } from '../../src-core/ids';
import type { TrainCommand } from '../../src-core/training/protocol';
import { asContinued, continuation } from './continue-run';
import { isSameRun, planOf } from './plan-of-now';
import type { RunParts } from './run-parts';
import type { RunSlice } from './run-slice';

type Until = Extract<TrainCommand, { kind: 'run' }>['until'];
type Commands =
  | 'train'
  | 'pause'
  | 'stop'
  | 'stepBatch'
  | 'stepEpoch'
  | 'rewind'
  | 'continueRun'
  | 'followLearningRate'
  | 'giveWay';

/** How far a run goes, and with which learning rate. */
export function makeRunCommands({ trainer, screen, recorder, opener, get }: RunParts): Pick<RunSlice, Commands> {
  const send = (makeCommand: (run: RunId) => TrainCommand): void => {
    const { id } = screen.current;
    if (id !== null) trainer.send(makeCommand(id));
  };
  /** The rate may have changed while nothing ran: in the form, or by undo. */
  const proceed = (until: Until): void => {
    get().followLearningRate(get().document.training.learningRate);
    send((run) => ({ kind: 'run', run, until }));
  };
  const proceedIf = (until: Until) => (opened: boolean) => {
    if (opened) proceed(until);
  };
  const go = (until: Until): void => {
    const run = screen.current;
    const plan = planOf(get().analysis);
    if (plan === null || run.phase === 'opening' || (run.phase === 'running' && until === 'end')) return;
    const goesOn = run.phase === 'paused' || run.phase === 'ready';
    if (goesOn && run.plan !== null && isSameRun(run.plan, asContinued(plan, run))) {
      if (run.step === 0) recorder.begin(get().document);
      proceed(until);
    } else opener.open(plan, null, proceedIf(until));
  };
  return {
    train: () => go('end'),
    pause: () => send((run) => ({ kind: 'pause', run })),
    stop() {
      const { phase, given } = screen.current;
      // Nothing was trained yet: there is no run to show. Weights of a file are kept, they are all there is.
      if (phase === 'opening' && given === null) get().clearRun();
      else if (phase !== 'opening') send((run) => ({ kind: 'stop', run }));
    },
    stepBatch: () => go('batch'),
    stepEpoch: () => go('epoch'),
    rewind() {
      const { phase } = screen.current;
      const plan = planOf(get().analysis);
      if (phase !== 'failed' && phase !== 'ended') send((run) => ({ kind: 'rewind', run }));
      else if (plan !== null) opener.open(plan, null, () => undefined);
    },
    continueRun() {
      const next = continuation(get());
      if (next !== null) opener.goOn(next, proceedIf('end'));
    },
    followLearningRate(learningRate) {
      const { phase, learningRate: before } = screen.current;
      if ((phase !== 'running' && phase !== 'paused' && phase !== 'ready') || learningRate === before) return;
      send((run) => ({ kind: 'set-learning-rate', run, learningRate }));
      if (screen.current.step > 0) recorder.noteRate(learningRate);
      screen.show({ ...screen.current, learningRate });
    },
    giveWay: (on) => send((run) => ({ kind: 'give-way', run, on })),
  };
}
