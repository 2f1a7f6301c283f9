import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { DatasetInfo } from '../../src-core/datasets/define-dataset';
import { datasetInfo } from '../../src-core/datasets/registry';
import type { TrainPlan } from '../../src-core/plan/plan';
import type { TestMetrics } from '../../src-core/training/protocol';
import { useApp } from '../store/create-store';
import { epochOfWeights } from '../store/epoch-of-weights';
import { isRunOfEarlierNetwork } from '../store/selectors';
import { judge } from './judgements';
import { usePredictions } from './use-predictions';

export interface Evaluation {
  readonly test: TestMetrics;
  /** "epoch 7". */
  readonly when: string;
  readonly info: DatasetInfo | null;
  readonly classes: readonly string[];
  readonly unit: string;
}

/**
 * The evaluation of what is shown, of the run's own data set; `null` before the first. Between two epochs of a run that
 * rests it is counted from the rows, so that the numbers and the rows are of the same weights.
 */
export function useEvaluation(): Evaluation | null {
  const { newest, plan, shownStep, pastTest, stepsPerEpoch, step, rests } = useApp(
    useShallow(({ run, shownStep, pastTest }) => ({
      newest: epochOfWeights(run),
      plan: run.plan,
      stepsPerEpoch: run.stepsPerEpoch,
      // With the weights of its best epoch a run is where that epoch ended.
      step: run.early?.restored === true ? run.early.epoch * run.stepsPerEpoch : run.step,
      rests: (run.phase === 'paused' || run.phase === 'ended') && run.loadedEpochs === null,
      shownStep,
      pastTest,
    })),
  );
  const changed = useApp(isRunOfEarlierNetwork);
  const classifies = (newest?.test.confusion.length ?? 0) > 0;
  const between =
    newest !== null && classifies && rests && !changed && shownStep === null && step !== newest.epoch * stepsPerEpoch;
  const counted = useCounted(between, step);
  return useMemo(() => {
    if (newest === null || plan === null) return null;
    if (between && counted !== null) return toEvaluation(counted, `step ${step}`, plan);
    if (shownStep === null) return toEvaluation(newest.test, `epoch ${newest.epoch}`, plan);
    // Until the worker has evaluated the step, the newest would be mistaken for it.
    if (pastTest === null) return null;
    const epoch = shownStep / Math.max(stepsPerEpoch, 1);
    return toEvaluation(pastTest, Number.isInteger(epoch) ? `epoch ${epoch}` : `step ${shownStep}`, plan);
  }, [newest, plan, shownStep, pastTest, stepsPerEpoch, between, counted, step]);
}

/** Counts from the rows of the test set with the weights of this step; the loss is not known from them. */
function useCounted(wanted: boolean, step: number): TestMetrics | null {
  const seen = usePredictions('test', wanted);
  return useMemo(() => {
    if (seen === null || seen.step !== step) return null;
    const { count, said, truth } = judge(seen.view);
    const units = seen.view.outputs.length / Math.max(count, 1);
    const classes = units === 1 ? 2 : units;
    const confusion = new Uint32Array(classes * classes);
    let right = 0;
    for (let row = 0; row < count; row++) {
      const cell = (truth[row] ?? 0) * classes + (said[row] ?? 0);
      confusion[cell] = (confusion[cell] ?? 0) + 1;
      if (truth[row] === said[row]) right += 1;
    }
    return { loss: Number.NaN, accuracy: right / Math.max(count, 1), count, confusion };
  }, [seen, step]);
}

function toEvaluation(test: TestMetrics, when: string, plan: TrainPlan): Evaluation {
  const info = datasetInfo(plan.dataset);
  const classes = Math.round(Math.sqrt(test.confusion.length));
  const names = info?.classes ?? [];
  return {
    test,
    when,
    info,
    classes: Array.from({ length: classes }, (_, index) => names[index] ?? `class ${index}`),
    unit: info?.unit ?? 'rows',
  };
}
