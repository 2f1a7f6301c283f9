import { complementaryError } from './normal-tail';

/** Rows that two networks answered, by who was right. */
export interface PairedCounts {
  readonly bothRight: number;
  /** Rows that only the first has right, and only the second: the discordant pairs. */
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly bothWrong: number;
}

export interface McNemar {
  /** Probability of counts at least as far apart if both networks were equally good. */
  readonly p: number;
  readonly method: 'exact binomial' | 'chi-square, continuity-corrected';
}

/** Below this many discordant pairs the chi-square is a poor approximation. */
const exactBelow = 25;

/**
 * McNemar's test (1947) of two classifiers on the same rows: only rows that one has right and the other wrong say which
 * is better. Exact and two-sided for fewer than 25 of them, else χ² with one degree of freedom and Edwards's continuity
 * correction (1948), (|b − c| − 1)² / (b + c).
 */
export function mcNemar({ onlyFirst, onlySecond }: PairedCounts): McNemar {
  const pairs = onlyFirst + onlySecond;
  if (pairs < exactBelow) return { p: binomialTails(Math.min(onlyFirst, onlySecond), pairs), method: 'exact binomial' };
  const apart = Math.max(0, Math.abs(onlyFirst - onlySecond) - 1);
  // A χ² of one degree of freedom is the square of a standard normal.
  const p = complementaryError(Math.sqrt((apart * apart) / pairs / 2));
  return { p, method: 'chi-square, continuity-corrected' };
}

/** P(X ≤ fewer or X ≥ n − fewer) for X ~ Binomial(n, ½). */
function binomialTails(fewer: number, n: number): number {
  let term = 0.5 ** n;
  let tail = 0;
  for (let count = 0; count <= fewer; count++) {
    tail += term;
    term *= (n - count) / (count + 1);
  }
  return Math.min(1, 2 * tail);
}

/** Counts of `rows` rows from a bit a row, lowest first: whether the answer was right. */
export function pairedCounts(first: Uint8Array, second: Uint8Array, rows: number): PairedCounts {
  const counts = [0, 0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const bit = (bits: Uint8Array): number => ((bits[row >> 3] ?? 0) >> (row & 7)) & 1;
    const cell = 2 * bit(first) + bit(second);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const [bothWrong = 0, onlySecond = 0, onlyFirst = 0, bothRight = 0] = counts;
  return { bothRight, onlyFirst, onlySecond, bothWrong };
}
