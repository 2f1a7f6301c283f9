import { expect, test } from 'vitest';
import { parseCsv } from '../datasets/csv';
import { keptRunId } from '../ids';
import { findTemplate } from '../templates/registry';
import { classAnswers, runRecord } from '../testing/run-records';
import { changeWords, curvesTable, predictionsTable, runsTable } from './runs-csv';

const made = findTemplate('fashion-mlp')?.make();
if (!made) throw new Error('no template');
const document = { ...made, name: 'One, "two"' };

function read(text: string) {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

test('the table says what was trained and what came out, and survives commas and quotes', () => {
  const changed = { ...document, training: { ...document.training, learningRate: 0.5 }, seed: 3 };
  const runs = [runRecord(1, {}, document), runRecord(2, { parent: keptRunId('r1'), test: null }, changed)];
  const { header, rows } = read(runsTable(runs));
  const [one, two] = rows;
  const row = (cells: readonly string[] | undefined): Record<string, string> =>
    Object.fromEntries((header ?? []).map((name, index) => [name, cells?.[index] ?? '']));
  expect(row(one)).toMatchObject({
    run: 'Run 1',
    change: 'One, "two"',
    from: '',
    epochs: '2',
    seconds: '1.5',
    test_rows: '4',
    test_right: '2',
    test_accuracy: '0.5',
  });
  // Wilson's interval of 2 of 4, by hand: (0.5 + z²/8 ∓ z √(1/16 + z²/64)) / (1 + z²/4).
  expect(Number(row(one).interval_low)).toBeCloseTo(0.15003898915214947, 12);
  expect(Number(row(one).interval_high)).toBeCloseTo(0.8499610108478506, 12);
  expect(row(two)).toMatchObject({ change: 'lr 0.1 → 0.5, seed 1 → 3', from: 'Run 1', test_accuracy: '', seed: '3' });
});

test('the curves have a row for every evaluated epoch', () => {
  const regression = { epoch: 1, trainLoss: 1, testLoss: Number.NaN, trainAccuracy: null, testAccuracy: null };
  const { header, rows } = read(curvesTable([runRecord(1), runRecord(2, { points: [regression] })]));
  expect(header).toEqual(['run', 'epoch', 'train_loss', 'test_loss', 'train_accuracy', 'test_accuracy']);
  expect(rows).toEqual([
    ['Run 1', '1', '1', '1.25', '0.5', '0.25'],
    ['Run 1', '2', '0.5', '0.75', '0.75', '0.5'],
    ['Run 2', '1', '1', '', '', ''],
  ]);
});

test('predictions have a row for each test row, of the runs that answered the same ones', () => {
  const iris = { ...document, dataset: { id: 'xor', options: {} } };
  const runs = [
    runRecord(1, { answers: classAnswers([true, false]) }, iris),
    runRecord(2, { answers: classAnswers([true, true], 'other rows') }, iris),
    runRecord(3, { answers: null }, iris),
  ];
  const { header, rows } = read(predictionsTable(runs) ?? '');
  expect(header).toEqual(['row', 'Run 1', 'Run 1 right']);
  expect(rows.map(([row, , right]) => [row, right])).toEqual([
    ['0', '1'],
    ['1', '0'],
  ]);
  expect(predictionsTable([runRecord(3, { answers: null })])).toBeNull();
});

test('a run that went on from another says from where', () => {
  const parent = runRecord(1, {}, document);
  const other = { ...document, training: { ...document.training, learningRate: 0.5 } };
  expect(changeWords(runRecord(2, { begunAfter: 2.5 }, document), parent)).toBe('on from epoch 2.5');
  expect(changeWords(runRecord(2, { begunAfter: 3 }, other), parent)).toBe('on from epoch 3, lr 0.1 → 0.5');
  expect(changeWords(runRecord(2, {}, document), parent)).toBe('the same again');
});
