/**
 * Which values of a long curve to draw: the smallest and the largest of every bucket, which is no wider than a column of
 * pixels, so that no peak is lost; and both ends. Ascending, without repeats; all of them when there are at most two a column.
 * Buckets begin at multiples of a power of two, so that a curve that grows does not flicker.
 * @param columns at least so many, and fewer than twice as many
 * @param from index of the first value that is seen
 * @param to index behind the last one
 */
export function keepSteps(values: ArrayLike<number>, columns: number, from = 0, to = values.length): number[] {
  const count = to - from;
  const bucket = count <= 2 * columns ? 1 : 2 ** Math.floor(Math.log2(count / columns));
  if (bucket === 1) return Array.from({ length: Math.max(0, count) }, (_, index) => from + index);
  const kept: number[] = [from];
  const keep = (index: number): void => {
    if (index > (kept.at(-1) ?? -1)) kept.push(index);
  };
  for (let start = from - (from % bucket); start < to; start += bucket) {
    const end = Math.min(to, start + bucket);
    const first = Math.max(start, from);
    let [low, high] = [first, first];
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let index = first; index < end; index++) {
      const value = values[index] ?? Number.NaN;
      if (value < least) [least, low] = [value, index];
      if (value > most) [most, high] = [value, index];
    }
    keep(Math.min(low, high));
    keep(Math.max(low, high));
  }
  keep(to - 1);
  return kept;
}
