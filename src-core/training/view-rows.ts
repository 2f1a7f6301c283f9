import type { Dataset } from '../datasets/define-dataset';
import type { SplitName } from '../engine/step-engine';
import { elementsOf } from '../nodes/shape-rules';
import type { SampleRef, ViewOf } from './view';

/** The features of one row as they are stored, and what it is. */
export function rowOf(dataset: Dataset, ref: SampleRef): Pick<ViewOf<'sample'>, 'features' | 'label'> {
  if (ref.kind === 'own') {
    const width = elementsOf(dataset.info.shape);
    if (ref.features.length !== width) throw new Error(`A row has ${width} numbers, not ${ref.features.length}.`);
    return { features: ref.features.slice(), label: null };
  }
  const { features, labels } = rowsOf(dataset, ref.split, [ref.row]);
  return { features, label: labels[0] ?? null };
}

/** Copies of rows of a split. Throws for a row that is not there. */
export function rowsOf(
  { info, ...splits }: Dataset,
  split: SplitName,
  wanted: readonly number[] | null,
): ViewOf<'rows'> {
  const { count, features: stored, labels } = splits[split];
  const rows = wanted ?? Array.from({ length: count }, (_, row) => row);
  const width = elementsOf(info.shape);
  const features =
    stored instanceof Uint8Array ? new Uint8Array(rows.length * width) : new Float32Array(rows.length * width);
  rows.forEach((row, index) => {
    if (!(row >= 0 && row < count)) throw new Error(`The data have no row ${row}.`);
    features.set(stored.subarray(row * width, (row + 1) * width), index * width);
  });
  const labelWidth = labels.length / Math.max(count, 1);
  return { kind: 'rows', rows, features, labels: Float32Array.from(rows, (row) => labels[row * labelWidth] ?? 0) };
}
