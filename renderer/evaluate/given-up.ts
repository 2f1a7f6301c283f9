import { useApp } from '../store/create-store';
import type { AppState } from '../store/state';
import { stepOfWeights } from '../store/weights-of-now';
import { type GivenUp, useEvaluateView } from './evaluate-view';
import type { JudgedSplit } from './judged';
import { whenOf } from './to-evaluation';

/**
 * What an evaluation that was given up was of. While the network trains: what was cancelled is not begun again in this
 * run, what was refused is tried again after the next epoch, since the reason may be gone.
 */
export function weightsName({ run, shownStep }: Pick<AppState, 'run' | 'shownStep'>, refused: boolean): string {
  if (run.phase !== 'running') return `${run.id} ${shownStep ?? stepOfWeights(run)}`;
  return `${run.id} ${refused ? (shownStep ?? `after epoch ${run.epochs.at(-1)?.epoch ?? 0}`) : 'running'}`;
}

/** The weights that are shown, by when they were: "epoch 3", or "step 780". */
export const weightsWords = ({ run, shownStep }: Pick<AppState, 'run' | 'shownStep'>): string =>
  run.loadedEpochs !== null && shownStep === null
    ? `epoch ${run.loadedEpochs}`
    : whenOf(shownStep ?? stepOfWeights(run), run.stepsPerEpoch);

/** What was given up of these rows with these weights, or `null`; other weights are evaluated again. */
export function useGivenUp(split: JudgedSplit): GivenUp | null {
  const cancelled = useApp((state) => weightsName(state, false));
  const refused = useApp((state) => weightsName(state, true));
  return useEvaluateView(({ givenUp }) => {
    if (givenUp?.split !== split) return null;
    return givenUp.weights === (givenUp.refusal === null ? cancelled : refused) ? givenUp : null;
  });
}
