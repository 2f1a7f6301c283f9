import { expect, test } from 'vitest';
import { makeRandom } from '../random';
import { distributionOf } from './distribution';

const seed = process.env.SEED ?? `${Math.floor(Math.random() * 2 ** 31)}`;

/** Of a standard normal variable, by Abramowitz and Stegun 7.1.26. */
function normalShare(below: number): number {
  const x = Math.abs(below) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const half = 0.5 - (tail * Math.exp(-x * x)) / 2;
  return below < 0 ? 0.5 - half : 0.5 + half;
}

test('normal numbers are spread as the normal distribution says', () => {
  const random = makeRandom(seed);
  const values = Float32Array.from({ length: 200_000 }, () => 3 + 2 * random.normal());
  const found = distributionOf([values.subarray(0, 50_000), values.subarray(50_000)]);
  if (found === null) throw new Error('nothing found');
  expect(found.count).toBe(200_000);
  expect(found.mean).toBeCloseTo(3, 1);
  expect(found.deviation).toBeCloseTo(2, 1);
  expect(found.counts.reduce((sum, count) => sum + count) / 200_000).toBeGreaterThan(0.985);
  expect(found.counts.length).toBeLessThanOrEqual(48);
  const width = (found.high - found.low) / found.counts.length;
  for (let bin = 0; bin < found.counts.length - 1; bin++) {
    const [from, to] = [found.low + bin * width, found.low + (bin + 1) * width];
    const share = normalShare((to - 3) / 2) - normalShare((from - 3) / 2);
    expect((found.counts[bin] ?? 0) / 200_000, `seed ${seed}, bin ${bin}`).toBeCloseTo(share, 2);
  }
});

test('a few numbers far away do not press the rest into one bin, and are told', () => {
  const values = Float32Array.from({ length: 10_000 }, (_, index) => index / 10_000);
  values[17] = 1e6;
  const found = distributionOf([values]);
  expect(found?.high).toBeLessThan(1.1);
  expect(found?.most).toBe(1e6);
  expect(found?.counts.reduce((sum, count) => sum + count)).toBeGreaterThan(9850);
});

test('equal numbers, zeros, none, and what is not finite', () => {
  const equal = distributionOf([new Float32Array(20)]);
  expect(equal?.zeros).toBe(1);
  expect(equal?.deviation).toBe(0);
  expect(equal?.high).toBeGreaterThan(equal?.low ?? 0);
  expect(equal?.counts.reduce((sum, count) => sum + count)).toBe(20);
  expect(distributionOf([])).toBeNull();
  expect(distributionOf([Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY)])).toBeNull();
  const mixed = distributionOf([Float32Array.of(Number.NaN, 2, 4)]);
  expect(mixed).toMatchObject({ count: 2, mean: 3, least: 2, most: 4 });
});
