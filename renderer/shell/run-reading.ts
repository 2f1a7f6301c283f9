import type { Run } from '../store/run-slice';

/** The epoch that a run is in: 4 from the first step of the fourth to its last; 0 before the first step. */
export function epochOf({ step, stepsPerEpoch, loadedEpochs }: Run): number {
  if (loadedEpochs !== null && step === 0) return loadedEpochs;
  return stepsPerEpoch > 0 ? Math.ceil(step / stepsPerEpoch) : 0;
}

/** Seconds until the last step at the pace so far; `null` when nothing is left or the pace is not known. */
export function secondsLeft({ phase, step, startStep, totalSteps, elapsed }: Run): number | null {
  const goesOn = phase === 'running' || phase === 'paused';
  if (!goesOn || step <= startStep || elapsed <= 0 || step >= totalSteps) return null;
  return ((totalSteps - step) * elapsed) / (step - startStep) / 1000;
}
