import type { Split } from '../../datasets/define-dataset';
import type { BrokenData } from './diagnosis';

/** The first number of these rows that is none, features before labels; `null` where all are numbers. */
export function findBrokenData(split: Split, rows: Uint32Array): BrokenData | null {
  return findIn('feature', split.features, split.count, rows) ?? findIn('label', split.labels, split.count, rows);
}

function findIn(
  kind: BrokenData['kind'],
  values: Uint8Array | Float32Array,
  count: number,
  rows: Uint32Array,
): BrokenData | null {
  // Bytes are always numbers.
  if (count === 0 || values instanceof Uint8Array) return null;
  const width = values.length / count;
  const brokenAt = (row: number): number =>
    values.subarray(row * width, (row + 1) * width).findIndex((value) => !Number.isFinite(value));
  for (const row of rows) {
    const column = brokenAt(row);
    if (column < 0) continue;
    let broken = 0;
    for (let other = 0; other < count; other++) broken += brokenAt(other) < 0 ? 0 : 1;
    return { kind, row, column, value: values[row * width + column] ?? Number.NaN, rows: broken };
  }
  return null;
}
