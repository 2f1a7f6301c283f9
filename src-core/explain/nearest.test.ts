import { expect, test } from 'vitest';
import { makeRandom } from '../random';
import { makeNearest } from './nearest';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

test.each([1, 2, 3, 7, 64, 100])(
  `of %i numbers that change, the first of the smallest is found (seed ${seed})`,
  (count) => {
    const random = makeRandom(seed).fork(String(count));
    const nearest = makeNearest(count);
    const numbers = new Array<number>(count).fill(Number.POSITIVE_INFINITY);
    for (let step = 0; step < 300; step++) {
      const place = Math.floor(count * random.uniform());
      // Few different ones, so that many are equal.
      const value = random.uniform() < 0.1 ? Number.POSITIVE_INFINITY : Math.floor(8 * random.uniform());
      numbers[place] = value;
      nearest.set(place, value);
      expect(nearest.place()).toBe(numbers.indexOf(Math.min(...numbers)));
      expect(nearest.at(place)).toBe(value);
    }
  },
);
