import { useApp } from '../store/create-store';
import type { AppState } from '../store/state';
import { stepOfWeights } from '../store/weights-of-now';
import { type GivenUp, useEvaluateView } from './evaluate-view';
import type { JudgedSplit } from './judged';
import { whenOf } from './to-evaluation';

/** What an evaluation that was cancelled was of; while the network trains, that run whatever its weights. */
export function weightsName({ run, shownStep }: Pick<AppState, 'run' | 'shownStep'>): string {
  const at = run.phase === 'running' ? 'running' : (shownStep ?? stepOfWeights(run));
  return `${run.id} ${at}`;
}

/** The weights that are shown, by when they were: "epoch 3", or "step 780". */
export const weightsWords = ({ run, shownStep }: Pick<AppState, 'run' | 'shownStep'>): string =>
  run.loadedEpochs !== null && shownStep === null
    ? `epoch ${run.loadedEpochs}`
    : whenOf(shownStep ?? stepOfWeights(run), run.stepsPerEpoch);

/** What the user cancelled of these rows with these weights, or `null`; other weights are evaluated again. */
export function useGivenUp(split: JudgedSplit): GivenUp | null {
  const weights = useApp(weightsName);
  return useEvaluateView(({ givenUp }) => (givenUp?.split === split && givenUp.weights === weights ? givenUp : null));
}
