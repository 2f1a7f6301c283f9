import type { EpochRecord, Run } from './run-slice';

/** What was measured with the weights that the run has now: those of its newest epoch, or of the best one put back. */
export function epochOfWeights({ epochs, early }: Pick<Run, 'epochs' | 'early'>): EpochRecord | null {
  const restored = early?.restored === true ? epochs.find(({ epoch }) => epoch === early.epoch) : undefined;
  return restored ?? epochs.at(-1) ?? null;
}
