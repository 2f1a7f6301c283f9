import { expect, test } from 'vitest';
import { makeRandom } from '../../src-core/random';
import { keepSteps, makeStepKeeper } from './keep-steps';

const seed = process.env.SEED ?? `${Math.floor(Math.random() * 2 ** 31)}`;
const noise = (count: number): Float32Array => {
  const random = makeRandom(seed);
  return Float32Array.from({ length: count }, () => random.uniform());
};

test('a short curve is kept whole', () => {
  expect(keepSteps([4, 5, 6], 3)).toEqual([0, 1, 2]);
  expect(keepSteps([], 3)).toEqual([]);
  expect(keepSteps([4, 5, 6, 7], 3, 1, 3)).toEqual([1, 2]);
});

test('every value has one at least as high and one at least as low that is drawn within the width of a column', () => {
  const values = noise(100_000);
  for (const [columns, from, to] of [
    [600, 0, 100_000],
    [333, 1_234, 98_765],
    [50, 40_001, 40_777],
  ] as const) {
    const kept = keepSteps(values, columns, from, to);
    const column = (to - from) / columns;
    let near = 0;
    for (let index = from; index < to; index++) {
      while ((kept[near] ?? to) < index - column) near += 1;
      let [high, low] = [false, false];
      for (let place = near; (kept[place] ?? Number.POSITIVE_INFINITY) <= index + column; place++) {
        const drawn = values[kept[place] ?? 0] ?? 0;
        high ||= drawn >= (values[index] ?? 0);
        low ||= drawn <= (values[index] ?? 0);
      }
      if (!high || !low) expect.fail(`seed ${seed}, ${columns} columns: value ${index} is hidden`);
    }
  }
});

test('one peak and one pit among 100,000 values are never lost, wherever they are and however much is seen', () => {
  const random = makeRandom(`${seed} places`);
  const values = noise(100_000);
  for (let turn = 0; turn < 200; turn++) {
    const [peak, pit] = [random.integer(100_000), random.integer(100_000)];
    values[peak] = 9 + turn;
    values[pit] = -9 - turn;
    const columns = 40 + random.integer(2000);
    const from = random.integer(Math.min(peak, pit) + 1);
    const to = Math.max(peak, pit) + 1;
    const kept = keepSteps(values, columns, from, to);
    expect(kept, `seed ${seed}, turn ${turn}`).toEqual(expect.arrayContaining([peak, pit, from, to - 1]));
    expect(kept.every((index, place) => index >= from && index < to && index > (kept[place - 1] ?? -1))).toBe(true);
    expect(kept.length).toBeLessThanOrEqual(4 * columns + 4);
  }
});

test('columns stay where they are while a curve grows, so that it does not flicker', () => {
  const values = noise(9000);
  const before = keepSteps(values, 500, 0, 8200);
  const after = new Set(keepSteps(values, 500, 0, 9000));
  // All but the last column, which was not full.
  expect(before.filter((index) => index < 8190 && !after.has(index))).toEqual([]);
});

test('values that are not finite hide no peak', () => {
  const values = [Number.NaN, 1, Number.NaN, 5, 2, Number.NaN, 3, 0, Number.NaN, Number.NaN, Number.NaN, Number.NaN];
  const kept = keepSteps(values, 1);
  expect(kept).toContain(3);
  expect(kept).toContain(7);
});

test('a keeper of a series that grows keeps what looking at all of it anew keeps, also when the series is another', () => {
  const random = makeRandom(`${seed} growth`);
  const keep = makeStepKeeper();
  let values = noise(60_000);
  let key = {};
  for (let [turn, length] = [0, 1]; length <= values.length; turn++, length += 1 + random.integer(900)) {
    if (turn === 40) {
      values = values.map((value) => 1 - value);
      key = {};
      length = 5000;
    }
    const columns = turn % 7 === 0 ? 300 : 500;
    const part = values.subarray(0, length);
    expect(keep(part, key, columns), `seed ${seed}, ${length}`).toEqual(keepSteps(part, columns));
  }
});
