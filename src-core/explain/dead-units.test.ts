import { expect, test } from 'vitest';
import { findActivationFunction } from '../nodes/activation-functions';
import { claimGraph } from '../testing/claims';
import { drawGraph } from '../testing/sketch';
import { makeHealthCounter } from './dead-units';

test('rows are counted a few at a time: a unit that lives in the last ones only is not dead, and all count', () => {
  const document = drawGraph({
    nodes: {
      a: 'input',
      d: ['dense', { units: 3 }],
      r: ['activation', { function: 'relu' }],
      e: ['dense', { units: 2 }],
      s: 'softmax',
    },
    wires: ['a d', 'd r', 'r e', 'e s'],
    data: 'moons',
  });
  const operation = claimGraph(document).plan.operations.find(({ type }) => type === 'activation');
  const activation = findActivationFunction('relu');
  if (operation === undefined || activation === null) throw new Error('no ReLU');
  const counter = makeHealthCounter({ operation, activation, slope: 0 });
  counter.take(Float32Array.of(-1, 2, -3, -1, 2, -3));
  counter.take(Float32Array.of(4, -2, -3));
  const { units, dead, saturated, histogram } = counter.health();
  expect({ units, dead, saturated }).toEqual({ units: 3, dead: 1, saturated: 6 / 9 });
  expect(histogram.reduce((sum, one) => sum + one, 0)).toBe(9);
});
