import { expect, test } from 'vitest';
import { parseColor, rampStep, weightLimit, weightRamp } from './weight-colors';

const ramp = weightRamp('#b75319', '#fbfcfc', '#00657f');
const colorAt = (step: number): number[] => [...ramp.subarray(step * 3, step * 3 + 3)];

test('the ends and the middle of the ramp are the three colours', () => {
  expect(colorAt(0)).toEqual([...parseColor('#b75319')]);
  expect(colorAt(127)).toEqual([...parseColor('#fbfcfc')]);
  expect(colorAt(254)).toEqual([...parseColor('#00657f')]);
});

test('zero is the middle, limits are the ends, more than the limit does not run over', () => {
  expect(rampStep(0, 0.4)).toBe(127);
  expect(rampStep(-0.4, 0.4)).toBe(0);
  expect(rampStep(0.4, 0.4)).toBe(254);
  expect(rampStep(9, 0.4)).toBe(254);
  expect(rampStep(Number.NEGATIVE_INFINITY, 0.4)).toBe(0);
});

test('equal weights of opposite sign are equally far from zero', () => {
  for (const value of [0.01, 0.1, 0.33]) expect(127 - rampStep(-value, 0.4)).toBe(rampStep(value, 0.4) - 127);
});

test('all zeros and not-a-number take the colour of zero', () => {
  expect(rampStep(0, weightLimit(new Float32Array(10)))).toBe(127);
  expect(rampStep(Number.NaN, 1)).toBe(127);
});

test('one outlier does not make all others pale', () => {
  const values = new Float32Array(1000).fill(0.01);
  values[0] = 100;
  expect(weightLimit(values)).toBeLessThan(11);
  expect(weightLimit(new Float32Array([0.1, -0.1, 0.1]))).toBeCloseTo(0.1);
  expect(weightLimit(new Float32Array([Number.NaN, 0.5]))).toBeCloseTo(0.5);
});
