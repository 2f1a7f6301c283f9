/** Smooths a series that grows: only what is new is computed. */
export type Smoother = (values: ArrayLike<number>, key: object, factor: number) => Float64Array;

/**
 * Exponential moving average with the start corrected, so that the first value is the first raw value and not pulled
 * towards 0 (as in Adam's moments, and in TensorBoard). Values that are not finite are passed over. Its argument `key` is
 * another object whenever values that were there before have changed, `factor` 0 (none) to below 1; what it gives is valid
 * until the next call.
 */
export function makeSmoother(): Smoother {
  let out = new Float64Array(0);
  let of: { readonly key: object | null; readonly factor: number } = { key: null, factor: 0 };
  let [done, mean, weight] = [0, 0, 0];
  return (values, key, factor) => {
    if (of.key !== key || of.factor !== factor || done > values.length) [done, mean, weight] = [0, 0, 0];
    of = { key, factor };
    if (out.length < values.length) {
      const larger = new Float64Array(Math.max(values.length, 2 * out.length));
      larger.set(out.subarray(0, done));
      out = larger;
    }
    for (; done < values.length; done++) {
      const value = values[done] ?? Number.NaN;
      if (Number.isFinite(value)) {
        mean = factor * mean + (1 - factor) * value;
        weight = factor * weight + (1 - factor);
      }
      out[done] = weight === 0 ? Number.NaN : mean / weight;
    }
    return out.subarray(0, values.length);
  };
}

/** @param factor 0 (none) to below 1 */
export function smooth(values: ArrayLike<number>, factor: number): Float64Array {
  return makeSmoother()(values, {}, factor);
}
