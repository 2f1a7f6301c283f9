import { expect, test } from 'vitest';
import { blankDocument } from '../../src-core/graph/make';
import { keptRunId } from '../../src-core/ids';
import type { RunRecord } from '../../src-core/runs/run-record';
import { runRecord } from '../../src-core/testing/run-records';
import { makeRunSeries } from '../store/run-series';
import { accuracyCurve, lossCurve } from './batch-curves';
import { valueTicks } from './curve';
import type { CurveReading } from './curve-kinds';
import { pointedWords, valuesAt } from './curve-values';
import { linesOfRuns, otherRuns, reachOf } from './other-runs';
import { rateCurve } from './rate-curve';

const whole = { zoom: null, columns: 400 };

/** An open run of 4 steps an epoch, and others under it. */
function reading(loss: readonly number[], ...runs: readonly RunRecord[]): CurveReading {
  const series = makeRunSeries((call) => call());
  const none = new Float32Array();
  const part = { from: 0, accuracy: none, samplesPerSecond: 1, learningRate: 0.1 };
  series.append({ ...part, loss: Float32Array.from(loss) });
  const others = runs.map((run, look) => ({ run, look }));
  return {
    ...{ series: series.read(), epochs: [], plan: null, stepsPerEpoch: 4, step: loss.length },
    ...{ smoothing: 0, others },
  };
}

const pointed = { index: 0, left: 0, top: 0 };
const measured = (values: readonly (number | null | undefined)[] | undefined, x: readonly number[]) =>
  (values ?? []).flatMap((value, index) => (typeof value === 'number' ? [[x[index], value]] : []));

test('a run with other steps an epoch lies at its epochs under the open one', () => {
  // Ten steps an epoch, kept as means of five.
  const { x, lines } = lossCurve.curve(reading([4, 3, 2, 1], runRecord(1)), whole);
  expect(measured(lines[3], x)).toEqual([
    [0.5, 1.5],
    [1, 1],
    [1.5, 0.75],
    [2, 0.5],
  ]);
  expect(measured(lines[4], x)).toEqual([
    [1, 1.25],
    [2, 0.75],
  ]);
  expect(measured(lines[0], x)).toEqual([
    [0.25, 4],
    [0.5, 3],
    [0.75, 2],
    [1, 1],
  ]);
});

test('smoothing takes into account that kept values are means already', () => {
  const smoothed = { ...reading([1], runRecord(1)), smoothing: 0.9 };
  const { x, lines } = lossCurve.curve(smoothed, whole);
  // Adam's correction of the start, by hand: (f·1.5 + 1) / (f + 1), of the mean of five steps with f = 0.9⁵.
  const factor = 0.9 ** 5;
  expect(measured(lines[3], x)[1]?.[1]).toBeCloseTo((factor * 1.5 + 1) / (factor + 1), 12);
});

test('the cursor reads every run: what was measured nearest, and nothing behind the end of a line', () => {
  const one = reading([4, 3], runRecord(1));
  const curve = lossCurve.curve(one, whole);
  const lines = lossCurve.lines(null, one.others);
  const wordsAt = (index: number): string => {
    const values = valuesAt(curve, lines, { ...pointed, index });
    if (values === null) throw new Error('nothing there');
    return pointedWords(values, lossCurve);
  };
  expect(wordsAt(0)).toBe('epoch 0.25, step 1, batch 4.0000, smoothed 4.0000, Run 1 train 1.5000, Run 1 test 1.2500');
  expect(wordsAt(curve.x.length - 1)).toBe('epoch 2.00, step 8, Run 1 train 0.5000, Run 1 test 0.7500');
});

test('of an accuracy the rows that it was measured on go along', () => {
  const others = [{ run: runRecord(1), look: 0 }];
  expect(linesOfRuns(others).map(({ rows }) => rows)).toEqual([undefined, 4]);
  const { x, lines } = accuracyCurve.curve({ ...reading([1]), others }, whole);
  expect(measured(lines[3], x).map(([, value]) => value)).toEqual([0.5, 0.75]);
  expect(measured(lines[4], x).map(([, value]) => value)).toEqual([0.25, 0.5]);
});

test('a run that diverged does not stretch the axis, and leaves no hole where it was not finite', () => {
  const batches = { stride: 5, loss: Float32Array.of(2, 1e20, Number.NaN) };
  const made = reading([2, 1.5], runRecord(1, { how: 'failed', points: [], batches }));
  const curve = lossCurve.curve(made, whole);
  expect(valueTicks(lossCurve.held(curve, null, false), { log: false })?.high).toBeLessThan(3);
  expect(curve.lines[3]?.includes(null)).toBe(false);
  const healthy = lossCurve.curve(reading([2, 1.5], runRecord(1)), whole);
  expect(valueTicks(lossCurve.held(healthy, null, false), { log: false })?.low).toBeLessThanOrEqual(0.5);
});

test('the learning rate of a kept run follows its schedule; one that was changed by hand is not known', () => {
  const document = blankDocument();
  const training = { ...document.training, learningRate: 0.1, epochs: 2, schedule: 'linear' } as const;
  const run = runRecord(1, {}, { ...document, training });
  const { x, lines } = rateCurve.curve(reading([4, 3, 2, 1], run), whole);
  // Half of the run is done after ten of twenty steps, of which the tenth had 1 − 9/20 of the rate.
  expect(measured(lines[2], x).find(([epoch]) => epoch === 1)?.[1]).toBeCloseTo(0.1 * (1 - 9 / 20), 12);
  expect(rateCurve.lines(null, [{ run, look: 0 }])).toHaveLength(3);
  expect(rateCurve.lines(null, [{ run: { ...run, lastRate: 0.5 }, look: 0 }])).toHaveLength(2);
});

test('the open run does not lie under itself once it is kept', () => {
  const runs = [runRecord(1), runRecord(2)];
  const overlaid = [keptRunId('r1'), keptRunId('r2')];
  const names = (openRecord: string | null) =>
    otherRuns({ runs, overlaid, openRecord: openRecord === null ? null : keptRunId(openRecord) }).map(
      ({ run }) => run.id,
    );
  expect(names(null)).toEqual(['r1', 'r2']);
  expect(names('r2')).toEqual(['r1']);
  expect(reachOf([{ run: runRecord(1, { steps: 35 }), look: 0 }])).toBe(3.5);
});
