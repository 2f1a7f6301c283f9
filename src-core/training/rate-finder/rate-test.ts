/** One minibatch of a range test. */
export interface TriedRate {
  readonly rate: number;
  /** Mean loss of the minibatch, before the step with this rate. The last one may not be finite. */
  readonly loss: number;
}

/** What a range test found: a loss for each rate, from small to large. */
export interface RateTest {
  readonly tried: readonly TriedRate[];
  /** The rate at which the loss exploded; `null` where it never did. */
  readonly exploded: number | null;
}

export interface RateRange {
  readonly from: number;
  readonly to: number;
  readonly steps: number;
}

/** The rate of a step of the test: from `from` to `to`, each the same factor above the one before. */
export function rateAt({ from, to, steps }: RateRange, step: number): number {
  return from * (to / from) ** (step / Math.max(1, steps - 1));
}
