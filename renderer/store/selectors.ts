import type { Snapshot } from '../../src-core/training/protocol';
import { isSameNetwork, planOf } from './plan-of-now';
import type { AppState } from './state';

/** Whether closing now would lose something. */
export const isUnsaved = ({ document, saved, run, runs, savedRuns }: AppState): boolean =>
  document !== saved || run.weightsUnsaved || runs !== savedRuns;

export const errorCount = ({ analysis }: AppState): number =>
  analysis.problems.filter(({ severity }) => severity === 'error').length;

/** Whether the numbers of the run are of another network than the one on the canvas: it was changed since. */
export function isRunOfEarlierNetwork({ run, analysis }: AppState): boolean {
  if (run.plan === null || (run.step === 0 && run.epochs.length === 0)) return false;
  const now = planOf(analysis);
  return now === null || !isSameNetwork(run.plan, now);
}

/** The snapshot that every view shows: of the step that somebody travelled to, else the newest of the run. */
export const shownSnapshot = ({ run, shownStep, pastSnapshot }: AppState): Snapshot | null =>
  shownStep === null ? run.snapshot : (pastSnapshot ?? run.snapshot);
