import { expect, test } from 'vitest';
import { distributionOf } from '../../../src-core/training/distribution';
import { bandAt, bandsOf, binAt, rangeOf } from './bands';

const of = (...values: number[]) => distributionOf([Float32Array.from(values)]);
const known = new Map([
  [40, of(3, 4)],
  [0, of(-1, 1)],
  [10, of(0, 2)],
  [20, null],
]);

test('columns meet half-way between the kept steps and end where the run stands', () => {
  const bands = bandsOf(known, 10, 4.4, { low: 0, high: 10 });
  expect(bands.map(({ step, left, right }) => [step, left, right])).toEqual([
    [0, 0, 0.5],
    [10, 0.5, 2.5],
    [40, 2.5, 4.4],
  ]);
  expect(bandAt(bands, 1.2)?.step).toBe(10);
  expect(bandAt(bands, 7)).toBeNull();
  expect(rangeOf(bands)?.low).toBe(-1);
  expect(rangeOf(bands)?.high).toBeCloseTo(4, 1);
});

test('a zoomed part has the columns that reach into it', () => {
  expect(bandsOf(known, 10, 4.4, { low: 2.6, high: 3 }).map(({ step }) => step)).toEqual([40]);
  expect(rangeOf([])).toBeNull();
});

test('the share under the pointer is that of the bin', () => {
  const spread = of(0, 0, 0, 1);
  if (spread === null) throw new Error('nothing');
  expect(binAt(spread, 0)?.share).toBe(0.75);
  expect(binAt(spread, 0.99)?.share).toBe(0.25);
  expect(binAt(spread, 5)).toBeNull();
});
