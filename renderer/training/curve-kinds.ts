import type { SeriesView } from '../store/run-series';
import type { EpochRecord } from '../store/run-slice';
import { accuracyWords } from '../ui/accuracy-words';
import { formatLoss, formatPercent } from '../ui/format';
import type { TestPoint } from './curve';
import { tickLabels } from './ticks';

/** What one of the two plots shows, and in which words. */
export interface CurveKind {
  readonly title: string;
  /** The largest value there can be. */
  readonly most?: number;
  readonly batch: (series: SeriesView) => Float32Array;
  readonly test: (epochs: readonly EpochRecord[]) => readonly TestPoint[];
  readonly format: (value: number) => string;
  /** How sure a value measured on `count` test rows is. */
  readonly certainty?: (value: number, count: number) => string;
  readonly axisLabels: (values: readonly number[]) => readonly string[];
}

export const lossCurve: CurveKind = {
  title: 'Loss',
  batch: (series) => series.loss,
  test: (epochs) => epochs.map(({ epoch, test }) => ({ epoch, value: test.loss })),
  format: formatLoss,
  axisLabels: tickLabels,
};

export const accuracyCurve: CurveKind = {
  title: 'Accuracy',
  most: 1,
  batch: (series) => series.accuracy,
  test: (epochs) =>
    epochs.flatMap(({ epoch, test }) => (test.accuracy === null ? [] : [{ epoch, value: test.accuracy }])),
  format: formatPercent,
  certainty: (value, count) => accuracyWords(value, count).interval,
  axisLabels: (values) => tickLabels(values.map((value) => Number((value * 100).toPrecision(6)))),
};
