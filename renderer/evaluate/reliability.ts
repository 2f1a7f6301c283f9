import type { Judgements } from './judgements';

export interface ReliabilityBin {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** Of the rows in this bin; `null` without any. */
  readonly confidence: number | null;
  readonly right: number;
}

export interface Reliability {
  readonly bins: readonly ReliabilityBin[];
  readonly count: number;
  readonly confidence: number;
  readonly accuracy: number;
  /** Expected calibration error: Σ (bin's rows / n) · |bin's accuracy − bin's mean confidence| (Naeini et al. 2015). */
  readonly error: number;
}

/** Do probabilities mean what they say? Rows in equal bins of the probability of the class that was said. */
export function reliabilityOf({ count, truth, said, confidence }: Judgements, binCount = 10): Reliability {
  const bins = Array.from({ length: binCount }, () => ({ count: 0, right: 0, sum: 0 }));
  for (let row = 0; row < count; row++) {
    const sure = confidence[row] ?? 0;
    const bin = bins[Math.min(binCount - 1, Math.floor(sure * binCount))];
    if (bin === undefined) continue;
    bin.count += 1;
    bin.sum += sure;
    if (truth[row] === said[row]) bin.right += 1;
  }
  const all = bins.reduce((sum, bin) => ({ right: sum.right + bin.right, sure: sum.sure + bin.sum }), {
    right: 0,
    sure: 0,
  });
  const error = bins.reduce((sum, bin) => sum + Math.abs(bin.right - bin.sum), 0);
  const n = Math.max(count, 1);
  return {
    bins: bins.map((bin, index) => ({
      low: index / binCount,
      high: (index + 1) / binCount,
      count: bin.count,
      confidence: bin.count === 0 ? null : bin.sum / bin.count,
      right: bin.right,
    })),
    count,
    confidence: all.sure / n,
    accuracy: all.right / n,
    error: error / n,
  };
}
