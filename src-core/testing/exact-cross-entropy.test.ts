import { expect, test } from 'vitest';
import { exactCrossEntropy } from './exact-cross-entropy';

// Worked out with 60 decimal digits in Python's `decimal`: (1 + exp(−30) + exp(−29)).ln() and so on.
test.each([
  [[30, 0, 1], 0, 3.4794279442603353e-13],
  [[30, 0, 1], 2, 29.000000000000348],
  [[80, 0], 0, 1.8048513878454153e-35],
  [[0, -1], 0, 0.3132616875182228],
  [[0, 0, 0], 1, 1.0986122886681098],
])(
  'the oracle of cross-entropies says of %j and label %i what other high-precision arithmetic says',
  (z, label, loss) => {
    expect(exactCrossEntropy(z, label).loss).toBe(loss);
  },
);

test('its gradients add up to 0, and below the label lie between −1 and 0', () => {
  const { gradient } = exactCrossEntropy([3, -2, 0.5], 2);
  expect(gradient.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 15);
  // exp(0.5) / (exp(3) + exp(−2) + exp(0.5)) − 1
  expect(gradient[2]).toBeCloseTo(-0.9246112520370033, 15);
});
