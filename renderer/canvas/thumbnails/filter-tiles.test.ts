import { expect, test } from 'vitest';
import { nodeId } from '../../../src-core/ids';
import { elementsOf } from '../../../src-core/nodes/shape-rules';
import { thumbnailHeight, thumbnailWidth } from '../measures';
import { filterTiles } from './filter-tiles';

const kernel = (shape: readonly number[], name = 'kernel') => ({
  node: nodeId('a'),
  name,
  shape,
  values: new Float32Array(elementsOf(shape)),
});

test('filters of grey images are a tile each', () => {
  const found = filterTiles(kernel([3, 3, 1, 8]));
  expect(found).toMatchObject({ pixels: { width: 3, height: 3 }, step: 8 });
  expect(found?.tiles.map(({ first }) => first)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('filters of many channels are a row each, with a column for each channel', () => {
  const found = filterTiles(kernel([5, 3, 8, 16]));
  // Weight (row, column, channel, filter) lies at ((row · 3 + column) · 8 + channel) · 16 + filter.
  expect(found?.step).toBe(8 * 16);
  expect(found?.tiles).toHaveLength(6 * 8);
  expect(found?.tiles[1]?.first).toBe(16);
  expect(found?.tiles[8]?.first).toBe(1);
  const [tile] = found?.tiles ?? [];
  expect((tile?.height ?? 0) / (tile?.width ?? 1)).toBeCloseTo(5 / 3);
});

test('a depthwise kernel has a tile for each of its filters', () => {
  const found = filterTiles(kernel([3, 3, 4, 2], 'depthwise_kernel'));
  expect(found?.step).toBe(8);
  expect(found?.tiles.map(({ first }) => first)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test.each([[[3, 3, 1, 200]], [[7, 2, 64, 300]], [[32, 32, 3, 1]]])('tiles of %j lie inside the picture', (shape) => {
  for (const { x, y, width, height } of filterTiles(kernel(shape))?.tiles ?? []) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(thumbnailWidth);
    expect(y + height).toBeLessThanOrEqual(thumbnailHeight);
    expect(Math.min(width, height)).toBeGreaterThan(1);
  }
});

test('a matrix is no filter, nor is a window of one pixel', () => {
  expect(filterTiles(kernel([784, 10]))).toBeNull();
  expect(filterTiles(kernel([1, 1, 8, 16]))).toBeNull();
});
