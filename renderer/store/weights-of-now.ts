import type { Run } from './run-slice';
import type { AppState } from './state';

/** After how many steps the run had the weights that it has now: early stopping and a divergence go back to earlier ones. */
export function stepOfWeights({ early, failure, snapshot, step, stepsPerEpoch }: Run): number {
  if (early?.restored === true) return early.epoch * stepsPerEpoch;
  return failure?.kind === 'diverged' ? (snapshot?.step ?? step) : step;
}

/** Nothing changes the weights of a run that was trained here: they can be looked at as long as it takes. */
export function isAtRest({ run, investigation }: Pick<AppState, 'run' | 'investigation'>): boolean {
  if (run.phase === 'failed') return run.failure?.kind === 'diverged' && investigation?.phase === 'found';
  return (run.phase === 'paused' || run.phase === 'ended') && run.loadedEpochs === null;
}
