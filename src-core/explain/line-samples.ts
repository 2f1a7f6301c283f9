import type { Dataset } from '../datasets/define-dataset';
import { elementsOf } from '../nodes/shape-rules';
import { mixedRows } from '../training/batches';

/** One row of the test set as it is fed: scaled, `[…shape]`. */
export interface Sample {
  readonly row: number;
  readonly label: number;
  /** As the data set stores it. */
  readonly stored: Uint8Array | Float32Array;
  readonly fed: Float32Array;
}

/** A row of the test set; a number outside of it means the nearest one inside. */
export function sampleAt({ info, test }: Dataset, row: number): Sample {
  const width = elementsOf(info.shape);
  const kept = Math.max(0, Math.min(test.count - 1, row));
  const stored = test.features.slice(kept * width, (kept + 1) * width);
  return {
    row: kept,
    label: test.labels[kept] ?? 0,
    stored,
    fed: Float32Array.from(stored, (value) => value * info.scale),
  };
}

/** A row of the test set, or the first one from there on that is of a class; −1 stands for any. */
export interface RowChoice {
  readonly row: number;
  readonly label: number;
}

/** The chosen row; the search begins anew at the first one, and where none is of the class the row itself is taken. */
export function chosenRow({ test }: Dataset, { row, label }: RowChoice): number {
  const from = Math.max(0, Math.min(test.count - 1, row));
  if (label < 0) return from;
  for (let step = 0; step < test.count; step++) {
    const index = (from + step) % test.count;
    if (test.labels[index] === label) return index;
  }
  return from;
}

/**
 * Rows of the test set for an option of −1: the first of two classes in the usual mixed order, or the ends of the line
 * where there is one feature.
 */
export function usualPair({ info, test }: Dataset): readonly [number, number] {
  if (elementsOf(info.shape) === 1) {
    let [least, most] = [0, 0];
    for (let row = 1; row < test.count; row++) {
      const value = test.features[row] ?? 0;
      if (value < (test.features[least] ?? 0)) least = row;
      if (value > (test.features[most] ?? 0)) most = row;
    }
    return [least, most];
  }
  const [first = 0, ...others] = mixedRows(test.count, 100);
  return [first, others.find((row) => test.labels[row] !== test.labels[first]) ?? others[0] ?? 0];
}
