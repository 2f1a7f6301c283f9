import type { Ticked } from '../runs/overlay';
import { runSeries } from '../store/run-series';
import type { AppState } from '../store/state';
import type { CurveReading } from './curve-kinds';
import { reachOf } from './other-runs';

/** What the plots draw of the open run, and of those that lie under it. */
export function readingOf(
  { run, settings }: Pick<AppState, 'run' | 'settings'>,
  others: readonly Ticked[],
): CurveReading {
  return {
    series: runSeries.read(),
    epochs: run.epochs,
    plan: run.plan,
    stepsPerEpoch: run.stepsPerEpoch,
    step: run.step,
    smoothing: settings.smoothing,
    others,
  };
}

/** How far the axis goes, and what is shown of it, in epochs. A run that lies under the open one is shown to its end. */
export function placesOf(
  { run, document, shownStep }: Pick<AppState, 'run' | 'document' | 'shownStep'>,
  others: readonly Ticked[],
) {
  const perEpoch = Math.max(1, run.stepsPerEpoch);
  const reach = reachOf(others);
  return {
    epochs: Math.max(run.plan?.training.epochs ?? document.training.epochs, reach),
    now: Math.max(run.step / perEpoch, run.epochs.at(-1)?.epoch ?? 0, reach),
    shownAt: shownStep === null ? null : shownStep / perEpoch,
  };
}
