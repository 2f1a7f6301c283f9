import { describe, expect, test } from 'vitest';
import type { LossName } from '../graph/document';
import { makeRandom } from '../random';
import { exactCrossEntropy, logitRows } from '../testing/exact-cross-entropy';
import { findLoss, predictedClass, type Targets } from './losses';

const seed = 20261123;
const rows = 5;
const names: readonly LossName[] = ['cross-entropy', 'binary-cross-entropy', 'mse', 'mae', 'huber'];

/** The formulas of the books in double precision, with nothing done for stability. */
const plain: Readonly<Record<LossName, (z: readonly number[], t: readonly number[]) => number>> = {
  'cross-entropy': (z, t) =>
    z.reduce(
      (sum, value, k) => sum - (t[k] ?? 0) * Math.log(Math.exp(value) / z.reduce((s, v) => s + Math.exp(v), 0)),
      0,
    ),
  'binary-cross-entropy': (z, t) =>
    mean(z, t, (v, y) => -y * Math.log(1 / (1 + Math.exp(-v))) - (1 - y) * Math.log(1 - 1 / (1 + Math.exp(-v)))),
  mse: (z, t) => mean(z, t, (v, y) => (v - y) ** 2),
  mae: (z, t) => mean(z, t, (v, y) => Math.abs(v - y)),
  huber: (z, t) => mean(z, t, (v, y) => (Math.abs(v - y) <= 1 ? (v - y) ** 2 / 2 : Math.abs(v - y) - 0.5)),
};

function mean(z: readonly number[], t: readonly number[], term: (v: number, y: number) => number): number {
  return z.reduce((sum, value, k) => sum + term(value, t[k] ?? 0), 0) / z.length;
}

describe.each(names)('%s', (name) => {
  test.each([3, 1, 4])(
    `agrees with its formula and its gradient with finite differences: %i units, seed ${seed}`,
    (units) => {
      const random = makeRandom(seed).fork(name).fork(units);
      const classes = units === 1 ? 2 : units;
      const outputs = Float32Array.from({ length: rows * units }, () => 2 * random.normal());
      const targets: Targets = {
        labels: Float32Array.from({ length: rows }, () => random.integer(classes)),
        kind: 'class',
      };
      const oneLogit = units === 1 && name === 'cross-entropy';
      const formula = plain[oneLogit ? 'binary-cross-entropy' : name];
      const total = (values: ArrayLike<number>): number => {
        let sum = 0;
        for (let row = 0; row < rows; row++) {
          const z = Array.from({ length: units }, (_, k) => values[row * units + k] ?? 0);
          const label = targets.labels[row] ?? 0;
          sum += formula(z, units === 1 ? [label] : z.map((_, k) => (k === label ? 1 : 0)));
        }
        return sum / rows;
      };

      const gradient = new Float32Array(outputs.length);
      expect(findLoss(name)(outputs, targets, rows, units, gradient)).toBeCloseTo(total(outputs), 6);
      outputs.forEach((value, index) => {
        const shifted = (by: number): number[] => [...outputs].map((other, at) => (at === index ? value + by : other));
        const slope = (total(shifted(1e-5)) - total(shifted(-1e-5))) / 2e-5;
        expect(gradient[index]).toBeCloseTo(slope, 5);
      });
    },
  );
});

describe.each(['cross-entropy', 'binary-cross-entropy'] as const)('%s of huge logits', (name) => {
  test('stays finite and exact', () => {
    const outputs = Float32Array.of(1e4, -1e4, -1e4, 1e4);
    const gradient = new Float32Array(4);
    const right: Targets = { labels: Uint8Array.of(0, 1), kind: 'class' };
    const wrong: Targets = { labels: Uint8Array.of(1, 0), kind: 'class' };
    expect(findLoss(name)(outputs, right, 2, 2, gradient)).toBe(0);
    expect(gradient.every((value) => value === 0)).toBe(true);
    expect(findLoss(name)(outputs, wrong, 2, 2, gradient)).toBe(name === 'cross-entropy' ? 2e4 : 1e4);
    const share = name === 'cross-entropy' ? 0.5 : 0.25;
    expect([...gradient]).toEqual([share, -share, -share, share]);
  });
});

describe('losses and gradients keep their digits, however small they are', () => {
  /** Within what float32 rounds in the gradients; none of a normal size is lost. */
  const expectAlike = (found: ArrayLike<number>, exact: readonly number[]): void => {
    exact.forEach((value, index) => {
      expect(Math.abs((found[index] ?? NaN) - value)).toBeLessThanOrEqual(2e-7 * Math.abs(value) + 1e-38);
    });
  };

  test.each(Object.entries(logitRows))('cross-entropy: %s', (_, logits) => {
    const outputs = Float32Array.from(logits);
    for (const label of logits.keys()) {
      const exact = exactCrossEntropy([...outputs], label);
      const gradient = new Float32Array(logits.length);
      const targets: Targets = { labels: Uint8Array.of(label), kind: 'class' };
      const loss = findLoss('cross-entropy')(outputs, targets, 1, logits.length, gradient);
      expect(Math.abs(loss - exact.loss)).toBeLessThanOrEqual(1e-14 * exact.loss);
      expectAlike(gradient, exact.gradient);
    }
  });

  test('binary cross-entropy', () => {
    for (const logit of [0, 0.25, 8, 30, 62, -0.25, -8, -30, -62]) {
      for (const label of [0, 1]) {
        // One logit stands for the two {z, 0}.
        const exact = exactCrossEntropy([logit, 0], 1 - label);
        const gradient = new Float32Array(1);
        const targets: Targets = { labels: Uint8Array.of(label), kind: 'class' };
        const loss = findLoss('binary-cross-entropy')(Float32Array.of(logit), targets, 1, 1, gradient);
        expect(Math.abs(loss - exact.loss)).toBeLessThanOrEqual(1e-14 * exact.loss);
        expectAlike(gradient, exact.gradient.slice(0, 1));
      }
    }
  });
});

test('an output that is not a number is not hidden', () => {
  const targets: Targets = { labels: Uint8Array.of(0), kind: 'class' };
  for (const name of names) {
    expect(findLoss(name)(Float32Array.of(1, NaN), targets, 1, 2, null)).toBeNaN();
    expect(findLoss(name)(Float32Array.of(NaN, 1), targets, 1, 2, null)).toBeNaN();
  }
});

test('values are compared one by one when they are not classes', () => {
  const targets: Targets = { labels: Float32Array.of(1, 2, 3, 4), kind: 'value' };
  expect(findLoss('mse')(Float32Array.of(1, 2, 3, 6), targets, 2, 2, null)).toBe(1);
});

test('the class is that of the largest output, or the side of the threshold', () => {
  expect(predictedClass(Float32Array.of(9, 9, 0, 3, 2), 1, 2, 0)).toBe(1);
  expect(predictedClass(Float32Array.of(0.4, 0.6), 0, 1, 0.5)).toBe(0);
  expect(predictedClass(Float32Array.of(0.4, 0.6), 1, 1, 0.5)).toBe(1);
});
