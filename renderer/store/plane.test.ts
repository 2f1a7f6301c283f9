import { expect, test } from 'vitest';
import { datasetDefinitions, datasetInfo, findDataset } from '../../src-core/datasets/registry';
import type { ViewOf } from '../../src-core/training/view';
import { isPlane, planeOf } from './plane';

const rows = (features: number[], count: number): ViewOf<'rows'> => ({
  kind: 'rows',
  rows: Array.from({ length: count }, (_, row) => row),
  features: Float32Array.from(features),
  labels: new Float32Array(count),
});

function infoOf(id: string) {
  const info = datasetInfo({ id, options: findDataset(id)?.defaults ?? {} });
  if (info === null) throw new Error(id);
  return info;
}

test('sets of points lie in a plane, images do not', () => {
  const planes = datasetDefinitions.map(({ id }) => id).filter((id) => isPlane(infoOf(id)));
  expect(planes).toEqual(expect.arrayContaining(['spirals', 'circles', 'moons', 'gaussians', 'xor', 'logic-gates']));
  expect(planes).not.toContain('fashion-mnist');
  expect(planes).not.toContain('iris');
});

test('points get a square about the origin that holds them all', () => {
  const info = { ...infoOf('spirals'), trainCount: 2, testCount: 1 };
  const plane = planeOf(info, rows([1, -2.2, 0.5, 0.1], 2), rows([0, 0], 1));
  expect([plane?.low, plane?.high]).toEqual([
    [-2.5, -2.5],
    [2.5, 2.5],
  ]);
});

test('columns of a table each have their own range', () => {
  const info = { ...infoOf('spirals'), unit: 'rows', trainCount: 2, testCount: 1 };
  const plane = planeOf(info, rows([0, 100, 10, 200], 2), rows([5, 150], 1));
  expect(plane?.low[0]).toBeCloseTo(-0.6, 6);
  expect(plane?.high[1]).toBeCloseTo(206, 6);
});

test('rows that are still those of other data make no picture', () => {
  const info = { ...infoOf('spirals'), trainCount: 2, testCount: 1 };
  expect(planeOf(info, rows([1, 2, 3, 4, 5, 6], 3), rows([0, 0], 1))).toBeNull();
  expect(planeOf(info, rows([1, 2, 3, 4, 5, 6, 7, 8], 2), rows([0, 0], 1))).toBeNull();
});
