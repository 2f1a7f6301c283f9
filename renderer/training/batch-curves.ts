import type { SeriesView } from '../store/run-series';
import type { EpochRecord } from '../store/run-slice';
import { accuracyWords } from '../ui/accuracy-words';
import { formatLoss, formatPercent } from '../ui/format';
import { alignLines, type Curve, type Frame, middleOf, type Points, pointsInSight, valuesOf } from './curve';
import type { CurveKind, CurveLine, CurveReading } from './curve-kinds';
import { keepSteps, makeStepKeeper } from './keep-steps';
import { lossNames } from './names';
import { linesOfRuns, pointsOfRuns } from './other-runs';
import { makeSmoother } from './smooth';
import { tickLabels } from './ticks';

const [batch, smoothed, test] = [0, 1, 2];

const lines: readonly CurveLine[] = [
  { id: 'batch', name: 'batch', keyName: null, colour: '--data-train', width: 1, dash: [], faint: true },
  { id: 'smoothed', name: 'smoothed', keyName: 'train', colour: '--data-train', width: 1.75, dash: [] },
  { id: 'test', name: 'test', keyName: 'test', colour: '--data-test', width: 1.75, dash: [5, 3], seldom: true },
];

export const lossCurve: CurveKind = {
  title: 'Loss',
  subtitle: (plan) => `${plan === null ? 'loss' : lossNames[plan.loss]}, by epoch`,
  lines: (_, others) => [...lines, ...linesOfRuns(others)],
  curve: batchCurve(
    'loss',
    (series) => series.loss,
    ({ test }) => test.loss,
  ),
  main: smoothed,
  held: heldValues,
  format: formatLoss,
  axisLabels: tickLabels,
};

export const accuracyCurve: CurveKind = {
  title: 'Accuracy',
  subtitle: () => '%, by epoch',
  neverLog: true,
  most: 1,
  lines: (_, others) => [...lines, ...linesOfRuns(others)],
  curve: batchCurve(
    'accuracy',
    (series) => series.accuracy,
    ({ test }) => test.accuracy,
  ),
  main: smoothed,
  held: heldValues,
  format: formatPercent,
  certainty: (value, count) => accuracyWords(value, count).interval,
  axisLabels: (values) => tickLabels(values.map((value) => Number((value * 100).toPrecision(6)))),
};

/** Values of minibatches, the same smoothed, and those of the test split at the ends of epochs. */
function batchCurve(
  kind: 'loss' | 'accuracy',
  valuesOfBatches: (series: SeriesView) => Float32Array,
  valueOfTest: (epoch: EpochRecord) => number | null,
) {
  const smoothen = makeSmoother();
  const keep = makeStepKeeper();

  /** Indices of the values to draw. @param perEpoch values in an epoch */
  const keptOf = (values: Float32Array, key: object, perEpoch: number, { zoom, columns }: Frame): readonly number[] => {
    if (zoom === null) return keep(values, key, columns);
    const from = Math.max(0, Math.floor(zoom.low * perEpoch) - 2);
    const to = Math.min(values.length, Math.ceil(zoom.high * perEpoch) + 1);
    return keepSteps(values, columns, Math.min(from, to), to);
  };

  return ({ series, epochs, stepsPerEpoch, smoothing, others }: CurveReading, frame: Frame): Curve => {
    const { stride, key } = series;
    const perEpoch = Math.max(1, stepsPerEpoch);
    const values = valuesOfBatches(series);
    const even = smoothen(values, key, smoothing ** stride);
    const kept = keptOf(values, key, perEpoch / stride, frame);
    const steps = kept.map((index) => (index + 1) * stride);
    const at = (of: ArrayLike<number>): Points => ({ steps, values: kept.map((index) => of[index] ?? Number.NaN) });
    const tests = pointsInSight(testPoints(epochs, perEpoch, valueOfTest), perEpoch, frame.zoom);
    const below = pointsOfRuns(others, kind, { ...frame, stepsPerEpoch, smoothing });
    // A run that diverged leaves the axis to the others.
    const free = others.flatMap(({ run }, place) =>
      run.how === 'failed' ? [test + 1 + 2 * place, test + 2 + 2 * place] : [],
    );
    return { ...alignLines([at(values), at(even), tests, ...below], perEpoch), free };
  };
}

function testPoints(
  epochs: readonly EpochRecord[],
  perEpoch: number,
  valueOfTest: (epoch: EpochRecord) => number | null,
): Points {
  const measured = epochs
    .flatMap((record) => {
      const value = valueOfTest(record);
      return value === null ? [] : [{ step: Math.round(record.epoch * perEpoch), value }];
    })
    .sort((one, other) => one.step - other.step);
  return { steps: measured.map(({ step }) => step), values: measured.map(({ value }) => value) };
}

/**
 * Single batches that jump out do not stretch the axis, and once an epoch is over neither does the steep beginning, which
 * would press all that follows against the edge. Who zooms wants to see all that is there.
 */
function heldValues(curve: Curve, zoom: Parameters<CurveKind['held']>[1], log: boolean): readonly number[] {
  const held = [...curve.lines.keys()].filter((line) => curve.free?.includes(line) !== true);
  if (zoom !== null) return valuesOf(curve, held, zoom);
  const tests = valuesOf(curve, held.filter(isTest), null);
  const even = held.filter((line) => line !== batch && !isTest(line)).map((line) => valuesOf(curve, [line], null));
  const settled = !log && valuesOf(curve, [test], null).length > 0;
  return [...even.flatMap((values) => (settled ? middleOf(values) : values)), ...tests];
}

/** Those of other runs follow in pairs: training, test. */
const isTest = (line: number): boolean => line >= test && (line - test) % 2 === 0;
