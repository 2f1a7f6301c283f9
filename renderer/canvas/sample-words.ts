import type { DatasetInfo } from '../../src-core/datasets/define-dataset';
import type { SampleRef } from '../../src-core/training/view';
import { formatCount } from '../ui/format';

/** What one row of the data is called: "image", "point", "flower". */
export const rowWord = (info: DatasetInfo | null): string => (info?.unit ?? 'rows').replace(/s$/, '');

/** "test image 9,003". */
export function sampleWords(sample: SampleRef, info: DatasetInfo | null): string {
  if (sample.kind === 'own') return `your own ${rowWord(info)}`;
  const split = sample.split === 'test' ? 'test' : 'training';
  return `${split} ${rowWord(info)} ${formatCount(sample.row)}`;
}

/** The class that an output names, with its probability; `null` for regression. One number stands for class 1 of two. */
export function answerOf(
  output: Float32Array,
  classes: readonly string[],
): { readonly label: number; readonly name: string; readonly probability: number } | null {
  if (classes.length === 0) return null;
  const values = output.length === 1 ? [1 - (output[0] ?? 0), output[0] ?? 0] : [...output];
  const label = values.indexOf(Math.max(...values));
  return { label, name: classes[label] ?? `class ${label}`, probability: values[label] ?? 0 };
}

/** Mean absolute value. */
export function meanSize(values: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += Math.abs(values[index] ?? 0);
  return values.length === 0 ? 0 : sum / values.length;
}
