import { type Comparison, level } from '../../src-core/runs/compare-runs';
import { formatCount } from '../ui/format';

/** What may be said of two runs: a claim only where the rows tell them apart. */
export function verdictOf(
  first: string,
  second: string,
  { counts, rows, unit, test, better }: Comparison,
): { readonly title: string; readonly detail: string } {
  const [more, less] = [Math.max(counts.onlyFirst, counts.onlySecond), Math.min(counts.onlyFirst, counts.onlySecond)];
  const pairs = counts.onlyFirst + counts.onlySecond;
  const n = `n\u00a0=\u00a0${formatCount(rows)}`;
  if (pairs === 0) {
    return {
      title: 'Not distinguishable.',
      detail: `${first} and ${second} are right on exactly the same of the ${formatCount(rows)} ${unit}.`,
    };
  }
  const evidence = `${formatCount(more)} against ${formatCount(less)} ${unit} that only one of them gets right, ${n}: McNemar p\u00a0${pWords(test.p)}.`;
  if (better === null) return { title: 'Not distinguishable.', detail: evidence };
  return { title: `${better === 'first' ? first : second} is better.`, detail: evidence };
}

/** A probability with two digits that matter: 0.34, 0.0023, 3.1e−6; with more where rounding would hide the verdict. */
export function formatP(p: number): string {
  if (p >= 0.1) return p.toFixed(2);
  if (p < 1e-4) return p.toExponential(1).replace('e-', 'e−');
  const rounded = Number(p.toPrecision(2));
  return rounded === level ? p.toFixed(4) : String(rounded);
}

/** Smaller probabilities say no more. */
const pWords = (p: number): string => (p < 1e-10 ? '<\u00a01e−10' : `=\u00a0${formatP(p)}`);
