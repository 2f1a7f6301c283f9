import { expect, test } from 'vitest';
import { makeRunSeries } from '../store/run-series';
import type { EpochRecord } from '../store/run-slice';
import { lossCurve } from './batch-curves';
import { valueTicks } from './curve';
import type { CurveReading } from './curve-kinds';

const record = (epoch: number, loss: number): EpochRecord => ({
  epoch,
  train: { loss, accuracy: null, count: 1 },
  test: { loss, accuracy: null, count: 1, confusion: new Uint32Array() },
  seconds: 1,
});

function reading(loss: readonly number[], stepsPerEpoch: number, epochs: readonly EpochRecord[] = []): CurveReading {
  const series = makeRunSeries((call) => call());
  if (loss.length > 0) {
    series.append({
      from: 0,
      loss: Float32Array.from(loss),
      accuracy: new Float32Array(),
      samplesPerSecond: 1,
      learningRate: 0.1,
    });
  }
  return { series: series.read(), epochs, plan: null, stepsPerEpoch, step: loss.length, smoothing: 0, others: [] };
}

const whole = { zoom: null, columns: 400 };

test('steps lie on an axis of epochs, and test values at the end of theirs', () => {
  const { x, lines } = lossCurve.curve(reading([4, 3, 2, 1], 2, [record(1, 2.5), record(2, 1.5)]), whole);
  expect(x).toEqual([0.5, 1, 1.5, 2]);
  expect(lines[0]).toEqual([4, 3, 2, 1]);
  expect(lines[2]).toEqual([undefined, 2.5, undefined, 1.5]);
});

test('a run opened from a file has test values without steps', () => {
  const { x, lines } = lossCurve.curve(reading([], 235, [record(10, 0.4)]), whole);
  expect(x).toEqual([10]);
  expect(lines[2]).toEqual([0.4]);
});

test('a part of a long run is drawn as finely as the whole of a short one', () => {
  const loss = Array.from({ length: 100_000 }, (_, step) => 1 + (step % 7));
  const all = lossCurve.curve(reading(loss, 1000), whole);
  expect(all.steps.length).toBeLessThan(4 * whole.columns * 2);
  const part = lossCurve.curve(reading(loss, 1000), { zoom: { low: 50, high: 50.1 }, columns: 400 });
  const seen = part.steps.filter((step) => step >= 50_000 && step <= 50_100);
  expect(seen.length).toBe(101);
  expect(part.lines[0]?.[part.steps.indexOf(50_006)]).toBe(loss[50_005]);
});

test('means of several steps lie where the last of them does', () => {
  const loss = Array.from({ length: 262_144 }, () => 2);
  const { steps } = lossCurve.curve(reading(loss, 8, [record(1, 2)]), { zoom: { low: 0, high: 2 }, columns: 400 });
  expect(steps.slice(0, 3)).toEqual([4, 8, 12]);
});

test('the steep beginning does not press the rest against the edge once an epoch is over', () => {
  const loss = Array.from({ length: 1000 }, (_, step) => (step < 20 ? 20 : 0.5));
  const ticks = (made: CurveReading) =>
    valueTicks(lossCurve.held(lossCurve.curve(made, whole), null, false), { log: false });
  expect(ticks(reading(loss, 500))?.high).toBeGreaterThanOrEqual(20);
  const after = ticks(reading(loss, 500, [record(1, 0.6)]));
  expect(after?.high).toBeLessThan(2);
  expect(after?.low).toBeLessThanOrEqual(0.5);
});

test('who zooms to the beginning sees all of it', () => {
  const loss = Array.from({ length: 1000 }, (_, step) => (step < 20 ? 20 : 0.5));
  const zoom = { low: 0, high: 0.1 };
  const curve = lossCurve.curve(reading(loss, 500, [record(1, 0.6)]), { zoom, columns: 400 });
  expect(Math.max(...lossCurve.held(curve, zoom, false))).toBe(20);
});
