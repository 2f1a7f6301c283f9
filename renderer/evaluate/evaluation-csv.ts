import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import { type CsvCell, csvText } from '../../src-core/runs/runs-csv';
import { cellOf, classStatistics, range } from './confusion-statistics';
import type { Evaluation } from './judged';

/** Counts: a row for each true class, a column for each class that it was taken for. */
export function confusionCsv({ metrics, classes }: Evaluation): string {
  const rows = classes.map((name, truth): readonly CsvCell[] => [
    name,
    ...range(classes.length).map((taken) => cellOf(metrics.confusion, classes.length, truth, taken)),
  ]);
  return csvText([['true class', ...classes], ...rows]);
}

/** Precision, recall with its 95 % interval, and F1 of every class. */
export function classesCsv({ metrics, classes }: Evaluation): string {
  const rows = classStatistics(metrics.confusion, classes.length).map(
    ({ count, precision, recall, f1 }, index): readonly CsvCell[] => {
      const right = cellOf(metrics.confusion, classes.length, index, index);
      const [low, high] = count === 0 ? [null, null] : wilsonInterval(right, count);
      return [classes[index] ?? '', count, right, precision, recall, low, high, f1];
    },
  );
  const header = ['class', 'rows', 'right', 'precision', 'recall', 'recall_low', 'recall_high', 'f1'];
  return csvText([header, ...rows]);
}
