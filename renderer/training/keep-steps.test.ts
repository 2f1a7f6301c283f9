import { expect, test } from 'vitest';
import { makeRandom } from '../../src-core/random';
import { keepSteps } from './keep-steps';

test('a short curve is kept whole', () => {
  expect(keepSteps([4, 5, 6], 3)).toEqual([0, 1, 2]);
  expect(keepSteps([], 3)).toEqual([]);
});

test('of a long curve every peak, both ends and the wanted steps stay', () => {
  const seed = process.env.SEED ?? `${Math.floor(Math.random() * 2 ** 31)}`;
  const random = makeRandom(seed);
  const values = Float32Array.from({ length: 50_000 }, () => random.uniform());
  const [peak, pit] = [31_234, 777];
  values[peak] = 9;
  values[pit] = -9;
  const kept = keepSteps(values, 1000, [123, 45_678, 60_000]);
  const set = new Set(kept);
  for (const step of [0, 49_999, peak, pit, 123, 45_678])
    expect(set.has(step), `seed ${seed}, step ${step}`).toBe(true);
  expect(set.size).toBe(kept.length);
  expect(kept.length).toBeLessThanOrEqual(1010);
  expect(kept.every((step, index) => index === 0 || step > (kept[index - 1] ?? 0))).toBe(true);
  expect(set.has(60_000)).toBe(false);
});
