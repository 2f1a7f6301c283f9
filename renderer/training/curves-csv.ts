import { wilsonInterval } from '../../src-core/explain/honest-accuracy';
import { type CsvCell, csvText } from '../../src-core/runs/runs-csv';
import type { CurveReading } from './curve-kinds';
import { learningLayers } from './gradient-curve';

/** One row for each minibatch: rate in force, loss, accuracy; of a very long run one for the mean of each few. */
export function stepsCsv({ series, stepsPerEpoch }: CurveReading): string {
  const { loss, accuracy, stride, rates } = series;
  const rows = Array.from(loss, (value, index): readonly CsvCell[] => {
    const step = (index + 1) * stride;
    return [step, step / Math.max(1, stepsPerEpoch), rates.at(step - 1), short(value), short(accuracy[index])];
  });
  return csvText([['step', 'epoch', 'learning_rate', 'batch_loss', 'batch_accuracy'], ...rows]);
}

/** One row for each epoch that was evaluated, with the 95 % interval of the test accuracy. */
export function epochsCsv({ epochs }: CurveReading): string {
  const header = ['epoch', 'train_loss', 'train_accuracy', 'test_loss', 'test_accuracy'];
  const rows = [...epochs]
    .sort((one, other) => one.epoch - other.epoch)
    .map(({ epoch, train, test }): readonly CsvCell[] => {
      const right = test.accuracy === null ? null : Math.round(test.accuracy * test.count);
      const [low, high] = right === null ? [null, null] : wilsonInterval(right, test.count);
      return [epoch, train.loss, train.accuracy, test.loss, test.accuracy, low, high, test.count];
    });
  return csvText([[...header, 'interval_low', 'interval_high', 'test_rows'], ...rows]);
}

/** One row for each step at which the gradients were measured, one column for each layer. */
export function gradientsCsv({ series, plan, stepsPerEpoch }: CurveReading): string {
  const layers = learningLayers(plan);
  const { gradients } = series;
  const rows = gradients.steps.map((step, index): readonly CsvCell[] => [
    step,
    step / Math.max(1, stepsPerEpoch),
    ...layers.map(({ operation }) => short(gradients.of(operation)[index])),
  ]);
  return csvText([['step', 'epoch', ...layers.map(({ title }) => title)], ...rows]);
}

/** A single-precision number in the fewest digits that read back as the same. */
function short(value: number | undefined): number | null {
  if (value === undefined || !Number.isFinite(value)) return null;
  for (let digits = 6; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return Number(value.toPrecision(9));
}
