import { expect, test } from 'vitest';
import { parseCsv } from '../../src-core/datasets/csv';
import { makeRandom } from '../../src-core/random';
import { planOf } from '../../src-core/testing/plans';
import { makeRunSeries } from '../store/run-series';
import type { CurveReading } from './curve-kinds';
import { epochsCsv, gradientsCsv, stepsCsv } from './curves-csv';

const plan = planOf(
  [4],
  [
    { type: 'dense', params: { units: 5 } },
    { type: 'dense', params: { units: 3 } },
  ],
);
const seed = process.env.SEED ?? `${Math.floor(Math.random() * 2 ** 31)}`;
const random = makeRandom(seed);
const loss = Float32Array.from({ length: 500 }, () => Math.exp(20 * random.uniform() - 10));
const accuracy = Float32Array.from({ length: 500 }, () => random.integer(33) / 32);

function reading(): CurveReading {
  const series = makeRunSeries((call) => call());
  series.append({ from: 0, loss, accuracy, samplesPerSecond: 1, learningRate: 0.05 });
  series.appendGradients({ step: 1, norms: Float32Array.of(Number.NaN, 0.1, 3e-7) });
  series.appendGradients({ step: 50, norms: Float32Array.of(Number.NaN, 0.2, Number.POSITIVE_INFINITY) });
  const train = { loss: 0.4, accuracy: 0.9, count: 100 };
  const test = { loss: 0.5, accuracy: 0.8, count: 10, confusion: new Uint32Array() };
  const epochs = [{ epoch: 1, train, test, seconds: 1 }];
  return { series: series.read(), epochs, plan, stepsPerEpoch: 50, step: 500, smoothing: 0.9, others: [] };
}

const table = (text: string) => {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
};

test('every step reads back as the very same single-precision number', () => {
  const { header, rows } = table(stepsCsv(reading()));
  expect(header).toEqual(['step', 'epoch', 'learning_rate', 'batch_loss', 'batch_accuracy']);
  expect(rows.length).toBe(500);
  for (const [index, [step, epoch, rate, batchLoss, batchAccuracy]] of rows.entries()) {
    expect(Number(step)).toBe(index + 1);
    expect(Number(epoch)).toBe((index + 1) / 50);
    expect(Number(rate)).toBe(0.05);
    expect(Math.fround(Number(batchLoss)), `seed ${seed}`).toBe(loss[index]);
    expect(Math.fround(Number(batchAccuracy))).toBe(accuracy[index]);
  }
});

test('an epoch has its test accuracy with interval and n', () => {
  const { header, rows } = table(epochsCsv(reading()));
  const row = Object.fromEntries((header ?? []).map((name, column) => [name, Number(rows[0]?.[column])]));
  expect(row).toMatchObject({ epoch: 1, train_loss: 0.4, test_loss: 0.5, test_accuracy: 0.8, test_rows: 10 });
  // Wilson for 8 of 10, from a table.
  expect(row.interval_low).toBeCloseTo(0.4902, 3);
  expect(row.interval_high).toBeCloseTo(0.9433, 3);
});

test('gradients have a column for each layer, and what is not finite is an empty cell', () => {
  const { rows } = table(gradientsCsv(reading()));
  expect(rows[0]?.map(Number)).toEqual([1, 0.02, 0.1, 3e-7]);
  expect(rows[1]?.at(-1)).toBe('');
});
