/**
 * Which steps of a long curve to draw: the smallest and the largest of every bucket, so that no peak is lost, and
 * `always`. Ascending, without repeats; all steps when there are no more than `limit`.
 */
export function keepSteps(values: ArrayLike<number>, limit: number, always: readonly number[] = []): number[] {
  const count = values.length;
  if (count <= limit) return Array.from({ length: count }, (_, step) => step);
  const kept = new Set<number>([0, count - 1]);
  for (const step of always) if (step >= 0 && step < count) kept.add(step);
  const bucket = Math.ceil((2 * count) / limit);
  for (let from = 0; from < count; from += bucket) {
    const to = Math.min(count, from + bucket);
    let [low, high] = [from, from];
    for (let step = from; step < to; step++) {
      const value = values[step] ?? Number.NaN;
      if (!(value >= (values[low] ?? Number.NaN))) low = step;
      if (!(value <= (values[high] ?? Number.NaN))) high = step;
    }
    kept.add(low);
    kept.add(high);
  }
  return [...kept].sort((one, other) => one - other);
}
