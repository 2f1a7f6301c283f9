import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { datasetInfo } from '../../src-core/datasets/registry';
import { useApp } from '../store/create-store';
import { epochOfWeights } from '../store/epoch-of-weights';
import type { Run } from '../store/run-slice';
import { isRunOfEarlierNetwork } from '../store/selectors';
import { useEvaluateView } from './evaluate-view';
import type { Evaluation } from './judged';
import { countedFrom, toEvaluation, whenOf } from './to-evaluation';
import { usePredictions } from './use-predictions';

/** The evaluation of what is shown, of the rows that were chosen; `null` before the first. */
export function useEvaluation(): Evaluation | null {
  const split = useEvaluateView((view) => view.split);
  const test = useTestEvaluation();
  const train = useTrainEvaluation(split === 'train' && test !== null);
  return split === 'test' ? test : train;
}

/**
 * Between two epochs of a run that rests it is counted from the rows, so that the numbers and the rows are of the same
 * weights.
 */
function useTestEvaluation(): Evaluation | null {
  const { newest, plan, shownStep, pastTest, stepsPerEpoch, restsAt } = useApp(
    useShallow(({ run, shownStep, pastTest }) => ({
      newest: epochOfWeights(run),
      plan: run.plan,
      stepsPerEpoch: run.stepsPerEpoch,
      restsAt: restingStep(run),
      shownStep,
      pastTest,
    })),
  );
  const changed = useApp(isRunOfEarlierNetwork);
  const classifies = (newest?.test.confusion.length ?? 0) > 0;
  const between =
    newest !== null &&
    classifies &&
    restsAt !== null &&
    !changed &&
    shownStep === null &&
    restsAt !== newest.epoch * stepsPerEpoch;
  const seen = usePredictions('test', between);
  const counted = useMemo(
    () => (seen !== null && seen.step === restsAt ? countedFrom(seen.view) : null),
    [seen, restsAt],
  );
  return useMemo(() => {
    if (newest === null || plan === null) return null;
    if (between && counted !== null) return toEvaluation(counted, `step ${restsAt}`, plan);
    if (shownStep === null) return toEvaluation(newest.test, `epoch ${newest.epoch}`, plan);
    // Until the worker has evaluated the step, the newest would be mistaken for it.
    if (pastTest === null) return null;
    return toEvaluation(pastTest, whenOf(shownStep, stepsPerEpoch), plan);
  }, [newest, plan, shownStep, pastTest, stepsPerEpoch, between, counted, restsAt]);
}

/** `null` while it trains: what is made of epochs must not be made anew at each of its steps. */
function restingStep({ phase, loadedEpochs, early, stepsPerEpoch, step }: Run): number | null {
  if ((phase !== 'paused' && phase !== 'ended') || loadedEpochs !== null) return null;
  // With the weights of its best epoch a run is where that epoch ended.
  return early?.restored === true ? early.epoch * stepsPerEpoch : step;
}

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
  const seen = usePredictions('train', wanted && !changed);
  return useMemo(() => {
    if (seen === null || plan === null) return null;
    const when = loadedEpochs === null ? whenOf(seen.step, stepsPerEpoch) : `epoch ${loadedEpochs}`;
    const isClass = datasetInfo(plan.dataset)?.task === 'classification';
    return toEvaluation(countedFrom(seen.view, isClass), when, plan, 'train');
  }, [seen, plan, stepsPerEpoch, loadedEpochs]);
}
