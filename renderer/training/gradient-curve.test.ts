import { expect, test } from 'vitest';
import { planOf } from '../../src-core/testing/plans';
import { makeRunSeries } from '../store/run-series';
import { gradientCurve } from './gradient-curve';

const plan = planOf(
  [4],
  [
    { type: 'dense', params: { units: 5 } },
    { type: 'activation', params: { function: 'relu' } },
    { type: 'dense', params: { units: 3 } },
    { type: 'softmax' },
  ],
);

test('each layer with weights has a line of its own, with the norms of that layer', () => {
  const series = makeRunSeries((call) => call());
  const none = Number.NaN;
  series.appendGradients({ step: 1, norms: Float32Array.of(none, 1e-7, none, 0.5, none) });
  series.appendGradients({ step: 8, norms: Float32Array.of(none, 2e-7, none, 200, none) });
  const lines = gradientCurve.lines(plan, []);
  expect(lines.length).toBe(2);
  const reading = { series: series.read(), epochs: [], plan, stepsPerEpoch: 4, step: 8, smoothing: 0, others: [] };
  const curve = gradientCurve.curve(reading, { zoom: null, columns: 300 });
  expect(curve.x).toEqual([0.25, 2]);
  expect(curve.lines[0]).toEqual([Math.fround(1e-7), Math.fround(2e-7)]);
  expect(curve.lines[1]).toEqual([0.5, 200]);
  expect(gradientCurve.word?.(1e-7)).toBe('vanishing');
  expect(gradientCurve.word?.(0.5)).toBe('healthy');
  expect(gradientCurve.word?.(200)).toBe('exploding');
});

test('sixty layers all look different', () => {
  const layers = Array.from({ length: 60 }, () => ({ type: 'dense', params: { units: 2 } }));
  const looks = gradientCurve.lines(planOf([2], layers), []).map(({ colour, dash }) => `${colour} ${dash.join()}`);
  expect(new Set(looks).size).toBe(60);
});
