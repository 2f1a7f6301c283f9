import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { datasetInfo } from '../../src-core/datasets/registry';
import type { TrainPlan } from '../../src-core/plan/plan';
import { useApp } from '../store/create-store';
import { epochOfWeights } from '../store/epoch-of-weights';
import { isRunOfEarlierNetwork } from '../store/selectors';
import type { AppState } from '../store/state';
import { isAtRest, stepOfWeights } from '../store/weights-of-now';
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

/**
 * Between two epochs of a run that rests, however early it was stopped, it is counted from the rows, so that the numbers
 * and the rows are of the same weights.
 */
function useTestEvaluation(): Evaluation | null {
  const { newest, plan, shownStep, pastTest, stepsPerEpoch, between } = useApp(
    useShallow((state) => ({
      newest: epochOfWeights(state.run),
      plan: state.run.plan,
      stepsPerEpoch: state.run.stepsPerEpoch,
      between: stepBetweenEpochs(state),
      shownStep: state.shownStep,
      pastTest: state.pastTest,
    })),
  );
  const givenUp = useGivenUp('test') !== null;
  const seen = usePredictions('test', between !== null && !(givenUp && newest === null));
  const counted = useMemo(
    () => (seen !== null && seen.step === between ? countedFrom(seen.view, classifies(plan)) : null),
    [seen, between, plan],
  );
  return useMemo(() => {
    if (plan === null) return null;
    if (between !== null && counted !== null) return toEvaluation(counted, whenOf(between, stepsPerEpoch), plan);
    if (shownStep === null) return newest === null ? null : toEvaluation(newest.test, `epoch ${newest.epoch}`, plan);
    // Until the worker has evaluated the step, the newest would be mistaken for it.
    if (pastTest === null) return null;
    return toEvaluation(pastTest, whenOf(shownStep, stepsPerEpoch), plan);
  }, [newest, plan, shownStep, pastTest, stepsPerEpoch, between, counted]);
}

/**
 * The step of the weights of now where no epoch was evaluated with them; `null` where one was, and while they change: what
 * is made of epochs must not be made anew at each step.
 */
function stepBetweenEpochs(state: AppState): number | null {
  const { run, shownStep } = state;
  if (run.step === 0 || shownStep !== null || !isAtRest(state) || isRunOfEarlierNetwork(state)) return null;
  const step = stepOfWeights(run);
  const newest = epochOfWeights(run);
  return newest !== null && newest.epoch * run.stepsPerEpoch === step ? null : step;
}

/** Whether the run has weights whose answers to rows are known, or are being asked for. */
export const canBeJudged = (state: AppState): boolean =>
  testEvaluationOf(state) !== null || stepBetweenEpochs(state) !== null;

const classifies = (plan: TrainPlan | null): boolean =>
  plan !== null && datasetInfo(plan.dataset)?.task === 'classification';

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
