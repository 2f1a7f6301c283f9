import { useApp } from '../store/create-store';
import type { AppState } from '../store/state';
import { stepOfWeights } from '../store/weights-of-now';
import { type GivenUp, useEvaluateView } from './evaluate-view';
import type { JudgedSplit } from './judged';

/** What an evaluation that was cancelled was of; while the network trains, that run whatever its weights. */
export function weightsName({ run, shownStep }: Pick<AppState, 'run' | 'shownStep'>): string {
  const at = run.phase === 'running' ? 'running' : (shownStep ?? stepOfWeights(run));
  return `${run.id} ${at}`;
}

/** Whether the user cancelled the evaluation of these rows with these weights; other weights are evaluated again. */
export function useGivenUp(split: JudgedSplit): boolean {
  const weights = useApp(weightsName);
  return useEvaluateView(({ givenUp }) => isSame(givenUp, { split, weights }));
}

const isSame = (one: GivenUp | null, other: GivenUp): boolean =>
  one?.split === other.split && one.weights === other.weights;
