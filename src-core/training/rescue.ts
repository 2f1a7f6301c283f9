import type { EngineState, StepEngine } from '../engine/step-engine';
import type { EpochRun } from './epoch-run';
import type { RunPlace } from './protocol';
import { isFiniteWeights } from './snapshot';

/** A place of a run from which it can be played again to the last bit. */
export interface SafePlace extends RunPlace {
  readonly state: EngineState;
}

/** Keeps the engine's whole state of a moment when all was well, for finding out what went wrong afterwards. */
export interface Rescue {
  /**
   * The newest one with some minibatches after it, so that there is something to look at; of a network whose states are
   * very large only the newest is kept, however few came after it.
   */
  readonly safe: SafePlace;
  /** Called after some minibatches; keeps the state now and then. @param loss of the last of them */
  offer(loss: number): void;
  /** Keeps the state of now, because what follows from an older one would be something else: the rate was changed. */
  renew(): void;
  restart(): void;
}

/** Least milliseconds between two states, and the share of the time that they may take, in hundredths. */
const interval = 250;
const share = 100;
/** So many times the first loss is no health any more: the explosion has begun. */
const worse = 2;
/** Minibatches that are wanted between a safe state and the failure. */
const wanted = 30;
/** A run that stays worse for so many steps is taken as it is: to play it all again would take too long. */
const patience = 5_000;

/** Bytes that two states may hold; of larger ones there is one. */
const rescueBudget = 256 * 2 ** 20;

export function makeRescue(
  engine: Pick<StepEngine, 'saveState'>,
  position: Pick<EpochRun, 'epoch' | 'step' | 'stepsPerEpoch'>,
  now: () => number,
  budget = rescueBudget,
): Rescue {
  const take = (): SafePlace => {
    const { epoch, step, stepsPerEpoch } = position;
    return { epoch, batch: step - epoch * stepsPerEpoch, state: engine.saveState() };
  };
  let newest = take();
  let previous = newest;
  let first: number | null = null;
  let next = now();
  let takenAtStep = position.step;

  const stepOf = ({ epoch, batch }: SafePlace): number => epoch * position.stepsPerEpoch + batch;
  const startFrom = (taken: SafePlace): void => {
    newest = taken;
    previous = taken;
    takenAtStep = position.step;
  };

  return {
    get safe() {
      return position.step - stepOf(newest) >= wanted ? newest : previous;
    },
    offer(loss) {
      first ??= loss;
      const started = now();
      if (started < next) return;
      const isWell = loss <= worse * Math.max(first, 1e-3) || position.step - takenAtStep > patience;
      if (!isWell) return;
      const taken = take();
      // A finite loss may have moved them out of range.
      if (!isFiniteWeights(taken.state.weights)) return;
      previous = 2 * bytesOf(taken.state) > budget ? taken : newest;
      newest = taken;
      takenAtStep = position.step;
      const ended = now();
      next = ended + Math.max(interval, share * (ended - started));
    },
    renew() {
      const taken = take();
      if (isFiniteWeights(taken.state.weights)) startFrom(taken);
    },
    restart() {
      startFrom(take());
      first = null;
    },
  };
}

function bytesOf({ weights, slots }: EngineState): number {
  const ofWeights = weights.reduce((sum, { values }) => sum + values.byteLength, 0);
  return [...slots.values()].reduce((sum, { values }) => sum + values.byteLength, ofWeights);
}
