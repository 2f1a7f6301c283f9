import { expect, test } from 'vitest';
import { madeDataset } from '../testing/plans';
import { mixedRows, orderOfEpoch } from './batches';
import { previewDataset } from './dataset-preview';

const data = madeDataset([2, 2], 3, 9, 50, 'bytes');

test('a preview has rows as stored, their labels and the counts of the classes', () => {
  const preview = previewDataset(data, 12);
  const rows = mixedRows(50, 12);
  expect(preview.features).toBeInstanceOf(Uint8Array);
  rows.forEach((row, index) => {
    expect(preview.features.slice(index * 4, index * 4 + 4)).toEqual(data.test.features.slice(row * 4, row * 4 + 4));
    expect(preview.labels[index]).toBe(data.test.labels[row]);
  });
  expect(new Set(preview.labels).size).toBe(3);
  expect(preview.classCounts).toEqual({ train: [3, 3, 3], test: [17, 17, 16] });
});

test('a preview of more rows than there are is all of them', () => {
  expect(previewDataset(data, 1000).labels).toHaveLength(50);
});

test('the order of an epoch is a permutation of its own, and the same again', () => {
  const order = orderOfEpoch(5, 2, 100);
  expect([...order].sort((one, other) => one - other)).toEqual([...Array(100).keys()]);
  expect(orderOfEpoch(5, 2, 100)).toEqual(order);
  expect(orderOfEpoch(5, 3, 100)).not.toEqual(order);
  expect(orderOfEpoch(6, 2, 100)).not.toEqual(order);
});
