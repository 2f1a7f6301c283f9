import { expect, test } from 'vitest';
import { makeMapLimits } from './map-limit';

test('limits are rungs above nearly all values, so that one outlier does not make all others pale', () => {
  const limitOf = makeMapLimits();
  const values = Float32Array.from({ length: 1000 }, (_, index) => (index === 0 ? 900 : 2.1 * Math.sin(index)));
  expect(limitOf('a', {}, values)).toBe(3);
});

test('a limit only rises, so that the colours of two epochs mean the same', () => {
  const limitOf = makeMapLimits();
  expect(limitOf('a', {}, Float32Array.of(5, -5))).toBe(6);
  expect(limitOf('a', {}, Float32Array.of(0.1))).toBe(6);
  expect(limitOf('b', {}, Float32Array.of(0.1))).toBe(0.25);
});

test('functions that end at 1 have 1', () => {
  const limitOf = makeMapLimits();
  expect(limitOf('a', { function: 'tanh' }, Float32Array.of(0.1))).toBe(1);
  expect(limitOf('b', { function: 'relu' }, Float32Array.of(1.5))).toBe(2);
});
