import type { RateTest } from './rate-test';

export interface RateSuggestion {
  /** Rounded down to 1, 2 or 5 of its decade. */
  readonly rate: number;
  /** Where the loss fell fastest, and where it was lowest. */
  readonly steepest: number;
  readonly lowest: number;
}

/** Minibatches on each side over which the loss is evened: without lag, unlike a running mean. */
const radius = 4;
/** Losses this share of the whole fall above the least are as low. */
const flat = 0.02;
/** A loss that fell by less than this share has shown nothing. */
const leastFall = 0.02;

/** The losses evened over neighbouring rates, `[tried]`; what is not finite is left out. */
export function evenedLosses({ tried }: RateTest): readonly number[] {
  const losses = tried.map(({ loss }) => loss).filter(Number.isFinite);
  return losses.map((_, index) => {
    // Fewer neighbours at the ends, as many on each side.
    const reach = Math.min(radius, index, losses.length - 1 - index);
    const near = losses.slice(index - reach, index + reach + 1);
    return near.reduce((sum, loss) => sum + loss, 0) / near.length;
  });
}

/**
 * A rate to train with: midway, on the logarithmic scale, between the steepest fall of the loss and its lowest point,
 * since the test spends few minibatches on each rate; at most a tenth of the rate at which it exploded. `null` where the
 * loss did not fall.
 */
export function suggestRate(test: RateTest): RateSuggestion | null {
  const losses = evenedLosses(test);
  const { tried, exploded } = test;
  // The very first loss is that of a single minibatch, which may be a hard one.
  const start = losses[Math.min(radius + 1, losses.length - 1)];
  const least = Math.min(...losses);
  if (start === undefined || least > start * (1 - leastFall)) return null;
  // Where the loss stays flat at its least for long, the rate that first brought it there.
  const lowestAt = losses.findIndex((loss) => loss <= least + flat * (start - least));
  // The first losses are evened over few neighbours, the very first among them: a hard minibatch there is no fall.
  const even = 2 * radius + 1;
  const first = lowestAt > even ? even : 0;
  let steepestAt = first;
  let fall = 0;
  // Rates are evenly apart in their logarithm: differences are slopes.
  for (let index = first; index <= lowestAt; index++) {
    const after = losses[Math.min(index + radius, lowestAt)] ?? 0;
    const before = losses[Math.max(index - radius, 0)] ?? 0;
    if (before - after <= fall) continue;
    fall = before - after;
    steepestAt = index;
  }
  const steepest = tried[steepestAt]?.rate ?? 0;
  const lowest = tried[lowestAt]?.rate ?? 0;
  const most = exploded === null ? Number.POSITIVE_INFINITY : exploded / 10;
  return { rate: roundDown(Math.min(Math.sqrt(steepest * lowest), most)), steepest, lowest };
}

/** 0.034 → 0.02: to 1, 2 or 5 of its decade. */
export function roundDown(rate: number): number {
  const decade = 10 ** Math.floor(Math.log10(rate) + 1e-9);
  const lead = [5, 2, 1].find((digit) => digit * decade <= rate * (1 + 1e-9)) ?? 1;
  return Number((lead * decade).toPrecision(1));
}
