/** How numbers are spread: how many in equal bins, and what a picture of bins cannot say. */
export interface Distribution {
  /** Ends of the bins. Up to half a hundredth of the numbers lie beyond either, in no bin. */
  readonly low: number;
  readonly high: number;
  /** Numbers in each bin. */
  readonly counts: Float32Array;
  /** Numbers in all that are finite. */
  readonly count: number;
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  /** Standard deviation. */
  readonly deviation: number;
  /** Share of the numbers that are exactly 0. */
  readonly zeros: number;
}

/** As many as a picture shows, at most. */
const bins = 48;
/** Bins that are counted, and put together into those. */
const fine = 2048;
/** Share of the numbers that may lie beyond either end. */
const beyond = 0.005;
/** A range that keeps less than this part of the fine bins is counted again: one number far away must not hide all others. */
const tooNarrow = 1 / 8;

/** Mostly two passes over the numbers. `null` where none is finite. */
export function distributionOf(parts: readonly Float32Array[]): Distribution | null {
  const moments = momentsOf(parts);
  if (moments === null) return null;
  const { least, most, count } = moments;
  // Equal numbers have a range of no width, which is nothing to draw.
  const room = most > least ? 0 : Math.max(Math.abs(least), 1e-6) * 1e-3;
  let range = { low: least - room, high: most + room };
  for (let look = 0; ; look++) {
    const counts = countsOf(parts, range.low, range.high);
    const [first, last] = middleOf(counts, beyond * count);
    const kept = last - first + 1;
    const width = (range.high - range.low) / fine;
    if (kept >= tooNarrow * fine || look > 12 || most === least)
      return { ...moments, ...together(counts, first, last, range.low, width) };
    range = { low: range.low + first * width, high: range.low + (last + 1) * width };
  }
}

type Moments = Omit<Distribution, 'low' | 'high' | 'counts'>;

function momentsOf(parts: readonly Float32Array[]): Moments | null {
  // Squares about one of the numbers: about 0 a narrow spread far from it would be lost to rounding.
  const centre = parts.flatMap((values) => values.find(Number.isFinite) ?? [])[0] ?? 0;
  let [count, sum, squares, zeros] = [0, 0, 0, 0];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const values of parts) {
    for (let index = 0; index < values.length; index++) {
      const value = values[index] ?? Number.NaN;
      const from = value - centre;
      if (!Number.isFinite(from)) continue;
      count += 1;
      sum += from;
      squares += from * from;
      if (value === 0) zeros += 1;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  if (count === 0) return null;
  const mean = sum / count;
  const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
  return { count, least, most, mean: centre + mean, deviation, zeros: zeros / count };
}

/** Numbers in `fine` equal bins from `low` to `high`, both included. */
function countsOf(parts: readonly Float32Array[], low: number, high: number): Float64Array {
  const counts = new Float64Array(fine);
  const perUnit = fine / (high - low);
  for (const values of parts) {
    for (let index = 0; index < values.length; index++) {
      const value = values[index] ?? Number.NaN;
      if (!(value >= low && value <= high)) continue;
      const bin = Math.min(fine - 1, Math.floor((value - low) * perUnit));
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
  }
  return counts;
}

/** The first and the last bin without the few numbers at both ends. */
function middleOf(counts: Float64Array, allowed: number): readonly [first: number, last: number] {
  let [first, last] = [0, counts.length - 1];
  for (let sum = counts[first] ?? 0; sum <= allowed && first < last; sum += counts[first] ?? 0) first += 1;
  for (let sum = counts[last] ?? 0; sum <= allowed && last > first; sum += counts[last] ?? 0) last -= 1;
  return [first, last];
}

/** Neighbouring fine bins as one, so that at most `bins` are left. */
function together(
  counts: Float64Array,
  first: number,
  last: number,
  low: number,
  width: number,
): Pick<Distribution, 'low' | 'high' | 'counts'> {
  const group = Math.ceil((last - first + 1) / bins);
  const length = Math.ceil((last - first + 1) / group);
  const grouped = new Float32Array(length);
  for (let bin = first; bin <= last; bin++) {
    const place = Math.floor((bin - first) / group);
    grouped[place] = (grouped[place] ?? 0) + (counts[bin] ?? 0);
  }
  return { low: low + first * width, high: low + (first + length * group) * width, counts: grouped };
}
