import { expect, test } from 'vitest';
import { planOf } from '../../src-core/testing/plans';
import { makeSchedule } from '../../src-core/training/schedule';
import { makeRunSeries } from '../store/run-series';
import type { CurveReading } from './curve-kinds';
import { rateCurve } from './rate-curve';

const stepsPerEpoch = 6;
const plan = planOf([6], [{ type: 'dense', params: { units: 3 } }, { type: 'softmax' }], {
  training: { learningRate: 0.5, schedule: 'cosine', epochs: 4 },
});
/** By hand: half a cosine over 24 steps. */
const cosine = (step: number): number => 0.25 + 0.25 * Math.cos((Math.PI * step) / 24);

function reading(steps: number): CurveReading {
  const series = makeRunSeries((call) => call());
  series.follow(makeSchedule(plan.training, stepsPerEpoch));
  series.append({
    from: 0,
    loss: new Float32Array(steps),
    accuracy: new Float32Array(),
    samplesPerSecond: 1,
    learningRate: 0.5,
  });
  return { series: series.read(), epochs: [], plan, stepsPerEpoch, step: steps, smoothing: 0, others: [] };
}

test('the rate of every step is that of its schedule, and the rest is the plan', () => {
  const { steps, lines } = rateCurve.curve(reading(9), { zoom: null, columns: 400 });
  expect(steps).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
  const [inForce = [], planned = []] = lines;
  for (const [index, step] of steps.entries()) {
    const value = step <= 9 ? inForce[index] : planned[index];
    expect(value, `step ${step}`).toBeCloseTo(cosine(step - 1), 12);
  }
  // The plan begins where the run stands.
  expect(planned[8]).toBe(inForce[8]);
  expect(inForce[9]).toBeUndefined();
});

test('a rate that was set by hand jumps at its step', () => {
  const made = reading(9);
  const series = makeRunSeries((call) => call());
  const part = { accuracy: new Float32Array(), samplesPerSecond: 1 };
  series.append({ ...part, from: 0, loss: new Float32Array(4), learningRate: 0.5 });
  series.append({ ...part, from: 4, loss: new Float32Array(5), learningRate: 0.1 });
  const { steps, lines } = rateCurve.curve({ ...made, series: series.read() }, { zoom: null, columns: 2 });
  expect(lines[0]?.[steps.indexOf(4)]).toBe(0.5);
  expect(lines[0]?.[steps.indexOf(5)]).toBe(0.1);
});

test('a part of a long run is read step by step', () => {
  const { steps } = rateCurve.curve(reading(24), { zoom: { low: 1, high: 2 }, columns: 400 });
  expect(steps).toEqual([6, 7, 8, 9, 10, 11, 12, 13]);
});
