import type { ClaimGraph } from '../../src-core/explain/define-claim';
import type { ModelWeights } from '../../src-core/model/weights';
import { hasSameWeights } from '../store/plan-of-now';
import { shownSnapshot } from '../store/selectors';
import type { AppState } from '../store/state';

export interface ShownWeights {
  /** `null`: the first ones. */
  readonly weights: ModelWeights | null;
  /** Another object for other weights; `null` for the first ones. */
  readonly version: object | null;
  /** For how many epochs they were trained; `null` for the first ones. */
  readonly epoch: number | null;
}

const first: ShownWeights = { weights: null, version: null, epoch: null };

/** The weights on the screen, where they are those of the network as it is drawn: of now, or of the step travelled to. */
export function shownWeightsOf(state: AppState, { plan }: ClaimGraph): ShownWeights {
  const { run } = state;
  const snapshot = shownSnapshot(state);
  if (run.id === null || snapshot === null || run.plan === null || !hasSameWeights(run.plan, plan)) return first;
  if (run.step === 0 && run.loadedEpochs === null) return first;
  return { weights: snapshot.weights, version: snapshot, epoch: run.loadedEpochs ?? snapshot.epoch };
}
