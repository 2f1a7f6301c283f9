import { expect, test } from 'vitest';
import { findBrokenData } from './find-broken-data';

const { NaN: none, POSITIVE_INFINITY: endless } = Number;
const rows = Uint32Array.from([3, 1, 2]);

test('finds the first row of the minibatch with a missing feature, and counts all rows of the split', () => {
  const features = Float32Array.from([none, 0, 0, none, 1, 2, 5, endless]);
  const split = { count: 4, features, labels: new Uint8Array(4) };
  expect(findBrokenData(split, rows)).toEqual({ kind: 'feature', row: 3, column: 1, value: endless, rows: 3 });
  expect(findBrokenData(split, Uint32Array.of(2))).toBeNull();
});

test('a label that is no number is one too, and bytes always are numbers', () => {
  const labels = Float32Array.from([1, 2, none, 4]);
  const split = { count: 4, features: new Uint8Array(8), labels };
  expect(findBrokenData(split, rows)).toMatchObject({ kind: 'label', row: 2, column: 0, rows: 1 });
});
