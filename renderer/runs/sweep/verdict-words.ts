import { meanOutcome, type SweepPoint, type SweepResults } from '../../../src-core/runs/sweep/sweep-results';
import { sweepVerdict } from '../../../src-core/runs/sweep/sweep-verdict';
import { formatLoss, formatPercent } from '../../ui/format';
import { formatP } from '../verdict';

/** Which point of a sweep came out best, and whether its runs may be said to be better than those of the next. */
export function sweepVerdictWords(results: SweepResults): string | null {
  const verdict = sweepVerdict(results);
  if (verdict === null) return null;
  const { best, next, tests } = verdict;
  const { measure, axes } = results;
  const name = ({ values }: SweepPoint): string => axes.map(({ title }, axis) => `${title} ${values[axis]}`).join(', ');
  const value = (point: SweepPoint): string => {
    const mean = meanOutcome(point, measure) ?? Number.NaN;
    return measure === 'accuracy' ? formatPercent(mean) : formatLoss(mean);
  };
  const seeds = best.runs.length > 1 ? `, mean of ${best.runs.length} seeds` : '';
  const found = `Best: ${name(best)}, ${value(best)}${seeds}; next: ${name(next)}, ${value(next)}.`;
  if (tests.length === 0) return measure === 'loss' ? `${found} Differences of losses are not tested.` : found;
  const clear = tests.filter(({ better }) => better === 'first').length;
  if (tests.length === 1) {
    const p = formatP(tests[0]?.test.p ?? 1);
    return `${found} ${clear === 1 ? 'It is better' : 'Not distinguishable'}: McNemar p = ${p}.`;
  }
  return clear === 0
    ? `${found} Not distinguishable with any seed (McNemar).`
    : `${found} Better in ${clear} of ${tests.length} seeds (McNemar, p below 0.05).`;
}
