import { ok, type Result } from '../../result';
import { type Comparison, compareRuns } from '../compare-runs';
import type { RunRecord } from '../run-record';
import { meanOutcome, type SweepPoint, type SweepResults } from './sweep-results';

/** The best point of a sweep, and whether it may be said to be better than the next. */
export interface SweepVerdict {
  readonly best: SweepPoint;
  readonly next: SweepPoint;
  /** McNemar's test of the two points' runs with the same seed, one for each seed that both have; none for regression. */
  readonly tests: readonly Comparison[];
}

/** `null` with fewer than two points that were measured. */
export function sweepVerdict({ points, measure }: SweepResults): SweepVerdict | null {
  const sign = measure === 'accuracy' ? -1 : 1;
  const [best, next] = points
    .flatMap((point) => {
      const mean = meanOutcome(point, measure);
      return mean === null ? [] : [{ point, mean }];
    })
    .sort((one, other) => sign * (one.mean - other.mean))
    .map(({ point }) => point);
  if (best === undefined || next === undefined) return null;
  const seedOf = ({ document }: RunRecord): number => document.seed;
  const tests = best.runs.flatMap((run) => {
    const other = next.runs.find((candidate) => seedOf(candidate) === seedOf(run));
    const compared: Result<Comparison | null, string> = other === undefined ? ok(null) : compareRuns(run, other);
    return compared.ok && compared.value !== null ? [compared.value] : [];
  });
  return { best, next, tests };
}
