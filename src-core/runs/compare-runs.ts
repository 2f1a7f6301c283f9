import { datasetInfo, findDataset } from '../datasets/registry';
import { type McNemar, mcNemar, type PairedCounts, pairedCounts } from '../explain/mcnemar';
import { fail, ok, type Result } from '../result';
import type { RunRecord } from './run-record';

/** Two runs on the same test rows. */
export interface Comparison {
  readonly counts: PairedCounts;
  readonly rows: number;
  /** "images", "points" */
  readonly unit: string;
  readonly test: McNemar;
  /** Which is better, where the rows say so at the 5 % level; else neither. */
  readonly better: 'first' | 'second' | null;
}

/** Two networks differ where p is below this. */
export const level = 0.05;

/** McNemar's test of two kept runs, or a sentence why there is none. */
export function compareRuns(first: RunRecord, second: RunRecord): Result<Comparison, string> {
  const [one, other] = [first.answers, second.answers];
  if (one === null || other === null) {
    const missing = [first, second].filter(({ answers }) => answers === null).map(({ name }) => name);
    return fail(`${missing.join(' and ')} ${missing.length === 1 ? 'has' : 'have'} no predictions on the test set.`);
  }
  if (one.kind === 'values' || other.kind === 'values') {
    return fail('A network that answers with numbers is neither right nor wrong: compare the test losses.');
  }
  if (one.testSet !== other.testSet || one.predicted.length !== other.predicted.length) {
    const sets = [first, second].map(dataWords);
    const which = sets[0] === sets[1] ? '' : ` (${sets.join(' and ')})`;
    return fail(`They were tested on different rows${which}. Only answers to the same rows can be compared.`);
  }
  const rows = one.predicted.length;
  const counts = pairedCounts(one.right, other.right, rows);
  const test = mcNemar(counts);
  const better = test.p >= level ? null : counts.onlyFirst > counts.onlySecond ? 'first' : 'second';
  return ok({ counts, rows, unit: datasetInfo(first.document.dataset)?.unit ?? 'rows', test, better });
}

const dataWords = ({ document: { dataset } }: RunRecord): string => findDataset(dataset.id)?.title ?? dataset.id;
