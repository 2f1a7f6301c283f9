import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../store/create-store';
import { epochOfWeights } from '../store/epoch-of-weights';
import { isRunOfEarlierNetwork } from '../store/selectors';
import type { AppState } from '../store/state';
import { classifies, stepBetweenEpochs, useCountedBetween } from './counted-between';
import { useEvaluateView } from './evaluate-view';
import { useGivenUp } from './given-up';
import type { Evaluation } from './judged';
import { countedFrom, testEvaluationOf, toEvaluation, whenOf } from './to-evaluation';
import { usePredictions } from './use-predictions';

/** The evaluation of what is shown, of the rows that were chosen; `null` before the first. */
export function useEvaluation(): Evaluation | null {
  const split = useEvaluateView((view) => view.split);
  const test = useTestEvaluation();
  const any = useApp(canBeJudged);
  const train = useTrainEvaluation(split === 'train' && any);
  return split === 'test' ? test : train;
}

/** Between two epochs of a run that rests the numbers are counted from the rows. */
function useTestEvaluation(): Evaluation | null {
  const { newest, plan, shownStep, pastTest, stepsPerEpoch } = useApp(
    useShallow(({ run, shownStep, pastTest }) => ({
      newest: epochOfWeights(run),
      plan: run.plan,
      stepsPerEpoch: run.stepsPerEpoch,
      shownStep,
      pastTest,
    })),
  );
  const counted = useCountedBetween();
  return useMemo(() => {
    if (plan === null) return null;
    if (counted !== null) return toEvaluation(counted.test, whenOf(counted.step, stepsPerEpoch), plan);
    if (shownStep === null) return newest === null ? null : toEvaluation(newest.test, `epoch ${newest.epoch}`, plan);
    // Until the worker has evaluated the step, the newest would be mistaken for it.
    if (pastTest === null) return null;
    return toEvaluation(pastTest, whenOf(shownStep, stepsPerEpoch), plan);
  }, [newest, plan, shownStep, pastTest, stepsPerEpoch, counted]);
}

/** Whether the run has weights whose answers to rows are known, or are being asked for. */
export const canBeJudged = (state: AppState): boolean =>
  testEvaluationOf(state) !== null || stepBetweenEpochs(state) !== null;

/** Counted from the rows that the network learned from, with the weights that are shown. */
function useTrainEvaluation(wanted: boolean): Evaluation | null {
  const { plan, stepsPerEpoch, loadedEpochs } = useApp(
    useShallow(({ run }) => ({
      plan: run.plan,
      stepsPerEpoch: run.stepsPerEpoch,
      loadedEpochs: run.loadedEpochs,
    })),
  );
  const changed = useApp(isRunOfEarlierNetwork);
  const givenUp = useGivenUp('train') !== null;
  const seen = usePredictions('train', wanted && !changed && !givenUp);
  return useMemo(() => {
    if (seen === null || plan === null) return null;
    const when = loadedEpochs === null ? whenOf(seen.step, stepsPerEpoch) : `epoch ${loadedEpochs}`;
    return toEvaluation(countedFrom(seen.view, classifies(plan)), when, plan, 'train');
  }, [seen, plan, stepsPerEpoch, loadedEpochs]);
}
