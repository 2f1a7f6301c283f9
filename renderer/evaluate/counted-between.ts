import { useLayoutEffect, useMemo } from 'react';
import { datasetInfo } from '../../src-core/datasets/registry';
import type { TrainPlan } from '../../src-core/plan/plan';
import { useApp } from '../store/create-store';
import { epochOfWeights } from '../store/epoch-of-weights';
import type { Counted } from '../store/run-slice';
import { isRunOfEarlierNetwork } from '../store/selectors';
import type { AppState } from '../store/state';
import { isAtRest, stepOfWeights } from '../store/weights-of-now';
import { useGivenUp } from './given-up';
import { countedFrom } from './to-evaluation';
import { usePredictions } from './use-predictions';

/**
 * Between two epochs of a run that rests, however early it was stopped, the test set is counted from its rows, so that
 * numbers and rows are of the same weights; `null` before that, and where an epoch was evaluated with these weights.
 */
export function useCountedBetween(): Counted | null {
  const between = useApp(stepBetweenEpochs);
  const plan = useApp(({ run }) => run.plan);
  const hasEpoch = useApp(({ run }) => epochOfWeights(run) !== null);
  const givenUp = useGivenUp('test') !== null;
  const seen = usePredictions('test', between !== null && !(givenUp && !hasEpoch));
  return useMemo(
    () =>
      seen !== null && seen.step === between
        ? { step: seen.step, test: countedFrom(seen.view, classifies(plan)) }
        : null,
    [seen, between, plan],
  );
}

/**
 * Keeps what was counted with its run, for those who show it after the network was changed, or while one looks at the past.
 * Once in the window is enough.
 */
export function KeepCounted() {
  const counted = useCountedBetween();
  const run = useApp(({ run: { id } }) => id);
  const keepCounted = useApp((state) => state.keepCounted);
  useLayoutEffect(() => {
    if (run !== null && counted !== null) keepCounted(run, counted);
  }, [run, counted, keepCounted]);
  return null;
}

/**
 * The step of the weights of now where no epoch was evaluated with them; `null` where one was, and while they change: what
 * is made of epochs must not be made anew at each step.
 */
export function stepBetweenEpochs(state: AppState): number | null {
  const { run, shownStep } = state;
  if (run.step === 0 || shownStep !== null || !isAtRest(state) || isRunOfEarlierNetwork(state)) return null;
  const step = stepOfWeights(run);
  const newest = epochOfWeights(run);
  return newest !== null && newest.epoch * run.stepsPerEpoch === step ? null : step;
}

export const classifies = (plan: TrainPlan | null): boolean =>
  plan !== null && datasetInfo(plan.dataset)?.task === 'classification';
