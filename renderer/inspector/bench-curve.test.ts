import { expect, test } from 'vitest';
import { activationFunctions, findActivationFunction } from '../../src-core/nodes/activation-functions';
import { makeBenchCurve } from './bench-curve';

test.each(activationFunctions.map(({ id }) => id))('the curve of %s lies inside its axis', (id) => {
  const activation = findActivationFunction(id);
  if (activation === null) throw new Error(id);
  const { value, derivative } = makeBenchCurve(activation, 0.1);
  for (const path of [value, derivative]) {
    const heights = [...path.matchAll(/[ML]\S+ (-?[\d.]+)/g)].map(([, y]) => Number(y));
    expect(heights).toHaveLength(161);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...heights)).toBeLessThanOrEqual(1000);
  }
});

test('the derivative of ReLU jumps at 0 and its line is broken there; smooth ones are one line', () => {
  const breaks = (id: string): number => {
    const activation = findActivationFunction(id);
    return activation === null ? 0 : makeBenchCurve(activation, 0.1).derivative.split('M').length - 1;
  };
  expect(breaks('relu')).toBe(2);
  expect(breaks('sigmoid')).toBe(1);
  expect(breaks('gelu')).toBe(1);
});
