import { csvLine } from '../datasets/csv';
import { datasetInfo } from '../datasets/registry';
import { wilsonInterval } from '../explain/honest-accuracy';
import { diffDocuments } from './diff-documents';
import { diffWords, unchanged } from './diff-words';
import type { RunRecord } from './run-record';

/** `null` and what is not finite is an empty cell. */
export type CsvCell = string | number | null;

/** One row a run: what was trained and what came out, with the 95 % interval of the accuracy. */
export function runsTable(runs: readonly RunRecord[]): string {
  const header = [
    ...['run', 'change', 'from', 'data', 'seed', 'optimizer', 'learning_rate', 'batch', 'parameters', 'engine'],
    ...['threads', 'steps', 'epochs', 'seconds', 'ended', 'how', 'test_rows', 'test_loss', 'test_right'],
    ...['test_accuracy', 'interval_low', 'interval_high', 'sweep'],
  ];
  const rows = runs.map((run): readonly CsvCell[] => {
    const { training, seed, dataset } = run.document;
    const parent = runs.find(({ id }) => id === run.parent);
    const { count, loss, right } = run.test ?? { count: null, loss: null, right: null };
    const [low, high] = right === null || count === null ? [null, null] : wilsonInterval(right, count);
    return [
      ...[run.name, changeWords(run, parent), parent?.name ?? null, dataset.id, seed, training.optimizer],
      ...[training.learningRate, training.batch, run.parameters, run.engine, run.threads, run.steps],
      ...[run.stepsPerEpoch > 0 ? run.steps / run.stepsPerEpoch : null, run.milliseconds / 1000],
      ...[new Date(run.endedAt).toISOString(), run.how, count, loss, right],
      ...[right === null || count === null || count === 0 ? null : right / count, low, high, run.sweep?.id ?? null],
    ];
  });
  return csvText([header, ...rows]);
}

/** What a run tried, or how it differs from the run it came from; of the first, the project's name. */
export function changeWords(run: RunRecord, parent: RunRecord | undefined): string {
  if (run.sweep !== null) return run.sweep.settings.map(({ title, value }) => `${title} ${value}`).join(', ');
  if (parent === undefined) return run.document.name;
  const words = diffWords(diffDocuments(parent.document, run.document));
  if (run.begunAfter === null) return words;
  const on = `on from epoch ${Number(run.begunAfter.toFixed(1))}`;
  return words === unchanged ? on : `${on}, ${words}`;
}

/** One row for each evaluated epoch of each run. */
export function curvesTable(runs: readonly RunRecord[]): string {
  const header = ['run', 'epoch', 'train_loss', 'test_loss', 'train_accuracy', 'test_accuracy'];
  const rows = runs.flatMap(({ name, points }) =>
    points.map((point): readonly CsvCell[] => [
      ...[name, point.epoch, point.trainLoss, point.testLoss, point.trainAccuracy, point.testAccuracy],
    ]),
  );
  return csvText([header, ...rows]);
}

/** What runs with the same test rows said to each of them, by the names of the classes; `null` where none can be told. */
export function predictionsTable(runs: readonly RunRecord[]): string | null {
  const testSet = runs.find(({ answers }) => answers !== null)?.answers?.testSet;
  const columns = runs.flatMap((run) => {
    const { answers, name } = run;
    if (answers === null || answers.testSet !== testSet) return [];
    const classes = datasetInfo(run.document.dataset)?.classes ?? [];
    const cells: readonly CsvCell[] =
      answers.kind === 'values'
        ? [...answers.outputs].filter((_, index) => index % answers.units === 0)
        : Array.from(answers.predicted, (label): CsvCell => classes[label] ?? label);
    const right: readonly CsvCell[] | null =
      answers.kind === 'values'
        ? null
        : Array.from(answers.predicted, (_, row): CsvCell => ((answers.right[row >> 3] ?? 0) >> (row & 7)) & 1);
    return right === null
      ? [{ name, cells }]
      : [
          { name, cells },
          { name: `${name} right`, cells: right },
        ];
  });
  if (columns.length === 0) return null;
  const rows = Math.max(...columns.map(({ cells }) => cells.length));
  return csvText([
    ['row', ...columns.map(({ name }) => name)],
    ...Array.from({ length: rows }, (_, row): readonly CsvCell[] => [
      row,
      ...columns.map(({ cells }) => cells[row] ?? null),
    ]),
  ]);
}

/** A table as text; the first row names the columns. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  const text = (cell: CsvCell): string | number =>
    cell === null || (typeof cell === 'number' && !Number.isFinite(cell)) ? '' : cell;
  return rows.map((row) => csvLine(row.map(text))).join('');
}
