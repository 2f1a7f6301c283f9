import type { EpochRecord, Run } from './run-slice';

/**
 * What was measured with the weights that the run has now: those of its newest epoch, or of the best one put back. A run
 * that diverged went back to an earlier step, which was measured only if an epoch ended there.
 */
export function epochOfWeights(
  run: Pick<Run, 'epochs' | 'early' | 'failure' | 'snapshot' | 'stepsPerEpoch'>,
): EpochRecord | null {
  const { epochs, early, failure, snapshot, stepsPerEpoch } = run;
  if (failure?.kind === 'diverged') {
    return epochs.find(({ epoch }) => epoch * stepsPerEpoch === snapshot?.step) ?? null;
  }
  const restored = early?.restored === true ? epochs.find(({ epoch }) => epoch === early.epoch) : undefined;
  return restored ?? epochs.at(-1) ?? null;
}
