import type { DatasetInfo } from './define-dataset';

/** Mean and standard deviation of each of the `columns` features of `[count, columns]`. */
export function featureStatistics(features: ArrayLike<number>, columns: number) {
  const rows = features.length / columns;
  const means = Array.from({ length: columns }, () => 0);
  const squares = Array.from({ length: columns }, () => 0);
  for (let index = 0; index < features.length; index++) {
    const column = index % columns;
    means[column] = (means[column] ?? 0) + (features[index] ?? 0) / rows;
  }
  for (let index = 0; index < features.length; index++) {
    const column = index % columns;
    squares[column] = (squares[column] ?? 0) + ((features[index] ?? 0) - (means[column] ?? 0)) ** 2 / rows;
  }
  // A feature that never varies keeps its unit rather than become NaN.
  return { means, deviations: squares.map((square) => Math.sqrt(square) || 1) };
}

/** Stored values as people know them: centimetres, pixels 0–255. `[count, …shape]` in and out. */
export function toOwnUnits(info: DatasetInfo, features: ArrayLike<number>): Float32Array {
  return convert(info, features, (value, mean, deviation) => value * deviation + mean);
}

/** Measured values as the data set stores them; `scale` is still to be applied when a batch is made. */
export function fromOwnUnits(info: DatasetInfo, features: ArrayLike<number>): Float32Array {
  return convert(info, features, (value, mean, deviation) => (value - mean) / deviation);
}

function convert(
  { standardised }: DatasetInfo,
  features: ArrayLike<number>,
  apply: (value: number, mean: number, deviation: number) => number,
): Float32Array {
  const values = Float32Array.from(features);
  if (!standardised) return values;
  const { means, deviations } = standardised;
  return values.map((value, index) => {
    const column = index % means.length;
    return apply(value, means[column] ?? 0, deviations[column] ?? 1);
  });
}
