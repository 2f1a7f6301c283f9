import { expect, test } from 'vitest';
import { makeRandom } from '../../src-core/random';
import { makeDrawBudget } from './draw-budget';

const seed = process.env.SEED ?? `${Math.floor(Math.random() * 2 ** 31)}`;

test('drawing takes at most a twelfth of the time, whatever a picture costs', () => {
  const random = makeRandom(seed);
  for (const cost of [0.2, 1, 5, 40]) {
    let [time, drawn] = [0, 0];
    const budget = makeDrawBudget(() => time, 11);
    while (time < 60_000) {
      time += budget.wait;
      const ms = 2 * cost * random.uniform();
      time += ms;
      drawn += ms;
      budget.spent(ms);
    }
    expect((drawn - 2 * cost) / time, `seed ${seed}, ${cost} ms a picture`).toBeLessThanOrEqual(1 / 12);
  }
});

test('cheap pictures come as often as they are asked for', () => {
  let time = 0;
  const budget = makeDrawBudget(() => time, 11);
  let asked = 0;
  for (let tick = 0; tick < 100; tick++) {
    time = tick * 100;
    if (budget.wait > 0) continue;
    asked += 1;
    budget.spent(4);
  }
  expect(asked).toBe(100);
});

test('several pictures at once are paid for one after the other, and one slow picture does not stop all for good', () => {
  let time = 0;
  const budget = makeDrawBudget(() => time, 11);
  budget.spent(2);
  budget.spent(3);
  expect(budget.wait).toBe(55);
  budget.spent(10_000);
  expect(budget.wait).toBe(1000);
  time = 1000;
  expect(budget.wait).toBe(0);
});
