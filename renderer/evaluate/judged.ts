import type { DatasetInfo } from '../../src-core/datasets/define-dataset';
import type { TestMetrics } from '../../src-core/training/protocol';

/** Which rows are judged. */
export type JudgedSplit = 'test' | 'train';

export interface Evaluation {
  readonly split: JudgedSplit;
  readonly metrics: TestMetrics;
  /** "epoch 7". */
  readonly when: string;
  readonly info: DatasetInfo | null;
  readonly classes: readonly string[];
  readonly unit: string;
}

/** "test" and "training", as words before "set" and "accuracy". */
export const splitWords: Readonly<Record<JudgedSplit, string>> = { test: 'test', train: 'training' };
