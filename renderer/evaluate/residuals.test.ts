import { expect, test } from 'vitest';
import { residualsOf } from './residuals';

test('residuals and their figures worked out by hand', () => {
  // Errors 0.5, −0.5, 1, 0; mean of the targets 2.5, Σ(t − 2.5)² = 5, Σe² = 1.5.
  const { left, rootMeanSquare, meanAbsolute, explained } = residualsOf({
    outputs: Float32Array.of(1.5, 1.5, 4, 4),
    labels: Float32Array.of(1, 2, 3, 4),
  });
  expect([...left]).toEqual([0.5, -0.5, 1, 0]);
  expect(rootMeanSquare).toBeCloseTo(Math.sqrt(1.5 / 4), 6);
  expect(meanAbsolute).toBeCloseTo(0.5, 6);
  expect(explained).toBeCloseTo(0.7, 6);
});

test('targets that are all the same have no variance to explain', () => {
  expect(residualsOf({ outputs: Float32Array.of(1, 2), labels: Float32Array.of(3, 3) }).explained).toBeNull();
});
