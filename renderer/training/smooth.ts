/**
 * Exponential moving average with the start corrected, so that the first value is the first raw value and not pulled
 * towards 0 (as in Adam's moments, and in TensorBoard). Values that are not finite are passed over.
 * @param factor 0 (none) to below 1
 */
export function smooth(values: ArrayLike<number>, factor: number): Float64Array {
  const out = new Float64Array(values.length);
  let mean = 0;
  let weight = 0;
  for (let step = 0; step < values.length; step++) {
    const value = values[step] ?? Number.NaN;
    if (Number.isFinite(value)) {
      mean = factor * mean + (1 - factor) * value;
      weight = factor * weight + (1 - factor);
    }
    out[step] = weight === 0 ? Number.NaN : mean / weight;
  }
  return out;
}
