import type { AppState } from '../../store/state';
import { sourceOfNow } from '../../store/view-source';

/** Whose surface stands there while there is no curve: of a file, of the last project or of before an undo there are trained weights. */
export function surfaceWeights(state: AppState): string {
  const { loadedEpochs } = state.run;
  if (loadedEpochs === null || sourceOfNow(state)?.source.kind !== 'run') return 'the first weights';
  return loadedEpochs > 0 ? `the weights of epoch ${loadedEpochs}` : 'weights that were trained for less than an epoch';
}
