import type { StepEngine } from '../engine/step-engine';
import type { RunId } from '../ids';
import type { EpochRun } from './epoch-run';
import type { TrainEvent } from './protocol';
import { isFiniteWeights } from './snapshot';
import type { KeptWeights, WeightHistory } from './weight-history';

/** The history of one run as its loop fills it. */
export interface Past {
  /** What is kept, ascending. */
  readonly steps: readonly number[];
  /** The step at which the loop is to stop and keep. */
  readonly next: number;
  /** Keeps the weights of now, unless they are not finite any more. */
  keep(atEpoch: boolean): void;
  /** Keeps the weights that the engine has, as those of an earlier step. */
  keepAt(step: number): void;
  /** Tells the page which steps are kept, if that has changed since it was told. */
  report(): void;
  /** What is kept of a step; throws a sentence where nothing is. */
  at(step: number): KeptWeights;
  /** Forgets all but the weights of now, which are the first of what follows. */
  clear(): void;
}

export interface PastParts {
  readonly run: RunId;
  readonly engine: StepEngine;
  readonly position: EpochRun;
  readonly history: WeightHistory;
  readonly emit: (event: TrainEvent) => void;
}

export function makePast({ run, engine, position, history, emit }: PastParts): Past {
  let told: readonly number[] = [];
  let next = 0;

  const past: Past = {
    get steps() {
      return history.steps;
    },
    get next() {
      return next;
    },
    keep(atEpoch) {
      const { step, gradients } = position;
      next = history.nextAfter(step);
      const weights = engine.readWeights();
      if (isFiniteWeights(weights)) history.keep({ step, weights, gradients }, atEpoch);
    },
    keepAt(step) {
      history.keep({ step, weights: engine.readWeights(), gradients: null }, false);
    },
    report() {
      if (history.steps === told) return;
      told = history.steps;
      emit({ kind: 'kept', run, steps: told });
    },
    at(step) {
      const kept = history.at(step);
      if (kept === null) throw new Error(`No weights are kept of step ${step}.`);
      return kept;
    },
    clear() {
      history.clear();
      past.keep(true);
    },
  };
  past.clear();
  return past;
}
