import { useMemo } from 'react';
import { datasetInfo } from '../../src-core/datasets/registry';
import type { TrainPlan } from '../../src-core/plan/plan';
import type { TestMetrics } from '../../src-core/training/protocol';
import { useApp } from '../store/create-store';
import { epochOfWeights } from '../store/epoch-of-weights';
import { isRunOfEarlierNetwork } from '../store/selectors';
import type { AppState } from '../store/state';
import { isAtRest, stepOfWeights } from '../store/weights-of-now';
import { useGivenUp } from './given-up';
import { countedFrom } from './to-evaluation';
import { usePredictions } from './use-predictions';

export interface Counted {
  readonly step: number;
  readonly test: TestMetrics;
}

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
