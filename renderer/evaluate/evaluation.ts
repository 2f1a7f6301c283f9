import { useShallow } from 'zustand/react/shallow';
import { datasetInfo } from '../../src-core/datasets/registry';
import { useApp } from '../store/create-store';
import type { EpochRecord, Run } from '../store/run-slice';

export interface Evaluation {
  readonly record: EpochRecord;
  /** Epochs that the run is to have in all. */
  readonly epochs: number;
  readonly classes: readonly string[];
  readonly unit: string;
}

/** The newest evaluation of the run's own data set; `null` before the first. */
export function useEvaluation(): Evaluation | null {
  const { record, plan } = useApp(useShallow(({ run }) => ({ record: run.epochs.at(-1) ?? null, plan: run.plan })));
  return record === null || plan === null ? null : toEvaluation(record, plan);
}

function toEvaluation(record: EpochRecord, plan: NonNullable<Run['plan']>): Evaluation {
  const info = datasetInfo(plan.dataset);
  const classes = Math.round(Math.sqrt(record.test.confusion.length));
  const names = info?.classes ?? [];
  return {
    record,
    epochs: plan.training.epochs,
    classes: Array.from({ length: classes }, (_, index) => names[index] ?? `class ${index}`),
    unit: info?.unit ?? 'rows',
  };
}
