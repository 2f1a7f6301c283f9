import type { Dataset, Split } from '../datasets/define-dataset';
import { elementsOf } from '../nodes/shape-rules';
import { mixedRows } from './batches';
import type { DatasetPreview } from './protocol';

/** `count` rows of the test split with the classes mixed, values as stored, and how many rows each class has. */
export function previewDataset(dataset: Dataset, count: number): DatasetPreview {
  const { info, train, test } = dataset;
  const rows = mixedRows(test.count, count);
  const width = elementsOf(info.shape);
  const features =
    test.features instanceof Uint8Array ? new Uint8Array(rows.length * width) : new Float32Array(rows.length * width);
  rows.forEach((row, index) => {
    features.set(test.features.subarray(row * width, (row + 1) * width), index * width);
  });
  return {
    info,
    features,
    labels: [...rows].map((row) => test.labels[row] ?? 0),
    classCounts: { train: countClasses(train, info.classes.length), test: countClasses(test, info.classes.length) },
  };
}

function countClasses(split: Split, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of split.labels) if (label in counts) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
