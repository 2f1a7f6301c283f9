import { runSeries } from '../store/run-series';
import type { AppState } from '../store/state';
import type { CurveReading } from './curve-kinds';

/** What the plots draw of the open run. */
export function readingOf({ run, settings }: Pick<AppState, 'run' | 'settings'>): CurveReading {
  return {
    series: runSeries.read(),
    epochs: run.epochs,
    plan: run.plan,
    stepsPerEpoch: run.stepsPerEpoch,
    step: run.step,
    smoothing: settings.smoothing,
  };
}

/** Where the run stands, and what is shown of it, in epochs. */
export function placesOf({ run, document, shownStep }: Pick<AppState, 'run' | 'document' | 'shownStep'>) {
  const perEpoch = Math.max(1, run.stepsPerEpoch);
  return {
    epochs: run.plan?.training.epochs ?? document.training.epochs,
    now: Math.max(run.step / perEpoch, run.epochs.at(-1)?.epoch ?? 0),
    shownAt: shownStep === null ? null : shownStep / perEpoch,
  };
}
