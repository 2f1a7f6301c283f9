import type { ClaimGraph } from '../../src-core/explain/define-claim';
import type { WeightsSource } from '../../src-core/training/protocol';
import { hasSameWeights } from '../store/plan-of-now';
import { shownSnapshot } from '../store/selectors';
import type { AppState } from '../store/state';

export interface ShownWeights {
  readonly source: WeightsSource;
  /** Another object for other weights; `null` for the first ones. */
  readonly version: object | null;
  /** For how many epochs they were trained; `null` for the first ones. */
  readonly epoch: number | null;
}

const first: ShownWeights = { source: { from: 'first' }, version: null, epoch: null };

/** The weights on the screen, where they are those of the network as it is drawn: of now, or of the step travelled to. */
export function shownWeightsOf(state: AppState, { plan }: ClaimGraph): ShownWeights {
  const { run, shownStep } = state;
  const snapshot = shownSnapshot(state);
  if (run.id === null || snapshot === null || run.plan === null || !hasSameWeights(run.plan, plan)) return first;
  if (run.step === 0 && run.loadedEpochs === null) return first;
  const epoch = run.loadedEpochs ?? snapshot.epoch;
  // Weights that are no longer finite say nothing; the last snapshot is from before.
  const held = shownStep !== null || run.phase === 'failed';
  const source: WeightsSource = held ? { from: 'given', weights: snapshot.weights } : { from: 'run', run: run.id };
  return { source, version: snapshot, epoch };
}
