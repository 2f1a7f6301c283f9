/**
 * Which values of a long curve to draw: the smallest and the largest of every bucket, which is no wider than a column of
 * pixels, so that no peak is lost; and both ends. Ascending, without repeats; all of them when there are at most two a column.
 * Buckets begin at multiples of a power of two, so that a curve that grows does not flicker.
 * @param columns at least so many, and fewer than twice as many
 * @param from index of the first value that is seen
 * @param to index behind the last one
 */
export function keepSteps(values: ArrayLike<number>, columns: number, from = 0, to = values.length): number[] {
  const bucket = bucketOf(to - from, columns);
  if (bucket === 1) return everyIndex(from, to);
  const kept = [from];
  keepBuckets(kept, values, bucket, from, to);
  keep(kept, to - 1);
  return kept;
}

/** The same for the whole of a series that grows: buckets that are full are not looked into again. */
export type StepKeeper = (values: ArrayLike<number>, key: object, columns: number) => readonly number[];

/** Its argument `key` is another object whenever values that were there before have changed. */
export function makeStepKeeper(): StepKeeper {
  let of: { readonly key: object | null; readonly bucket: number } = { key: null, bucket: 0 };
  let full: number[] = [];
  let seen = 0;
  return (values, key, columns) => {
    const bucket = bucketOf(values.length, columns);
    if (bucket === 1) return everyIndex(0, values.length);
    if (of.key !== key || of.bucket !== bucket || seen > values.length) [full, seen] = [[0], 0];
    of = { key, bucket };
    const end = values.length - (values.length % bucket);
    keepBuckets(full, values, bucket, seen, end);
    seen = end;
    const kept = [...full];
    keepBuckets(kept, values, bucket, end, values.length);
    keep(kept, values.length - 1);
    return kept;
  };
}

const bucketOf = (count: number, columns: number): number =>
  count <= 2 * columns ? 1 : 2 ** Math.floor(Math.log2(count / columns));

const everyIndex = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

function keep(kept: number[], index: number): void {
  if (index > (kept.at(-1) ?? -1)) kept.push(index);
}

/** Adds the smallest and the largest of every bucket. */
function keepBuckets(kept: number[], values: ArrayLike<number>, bucket: number, from: number, to: number): void {
  for (let start = from - (from % bucket); start < to; start += bucket) {
    const end = Math.min(to, start + bucket);
    const first = Math.max(start, from);
    let [low, high] = [first, first];
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let index = first; index < end; index++) {
      const value = values[index] ?? Number.NaN;
      if (value < least) {
        least = value;
        low = index;
      }
      if (value > most) {
        most = value;
        high = index;
      }
    }
    keep(kept, Math.min(low, high));
    keep(kept, Math.max(low, high));
  }
}
