import { expect, test } from 'vitest';
import { parseCsv } from '../../src-core/datasets/csv';
import { classesCsv, confusionCsv } from './evaluation-csv';
import type { Evaluation } from './judged';

const evaluation: Evaluation = {
  split: 'test',
  metrics: { loss: 0.5, accuracy: 0.7, count: 10, confusion: Uint32Array.of(4, 1, 2, 3) },
  when: 'epoch 2',
  info: null,
  classes: ['shirt, long', 'coat'],
  unit: 'images',
};

const table = (text: string) => {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
};

test('the matrix has a row for each true class and a column for each predicted one', () => {
  const { header, rows } = table(confusionCsv(evaluation));
  expect(header).toEqual(['true class', 'shirt, long', 'coat']);
  expect(rows).toEqual([
    ['shirt, long', '4', '1'],
    ['coat', '2', '3'],
  ]);
});

test('precision, recall and F1 are those worked out by hand, and recall has its Wilson interval', () => {
  const { rows } = table(classesCsv(evaluation));
  const [shirt = [], coat = []] = rows.map((row) => row.slice(1).map(Number));
  expect(shirt.slice(0, 2)).toEqual([5, 4]);
  expect(shirt[2]).toBeCloseTo(4 / 6, 12);
  expect(shirt[3]).toBeCloseTo(4 / 5, 12);
  // Wilson for 4 of 5, by hand: (0.8 + 0.38415 ± 1.95996 √(0.032 + 0.0384146)) ÷ 1.768292.
  expect(shirt[4]).toBeCloseTo(0.3755, 3);
  expect(shirt[5]).toBeCloseTo(0.9638, 3);
  expect(shirt[6]).toBeCloseTo(8 / 11, 12);
  expect(coat[2]).toBeCloseTo(3 / 4, 12);
  expect(coat[6]).toBeCloseTo(6 / 9, 12);
});
