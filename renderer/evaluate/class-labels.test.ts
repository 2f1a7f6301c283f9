import { expect, test } from 'vitest';
import { datasetDefinitions, findDataset } from '../../src-core/datasets/registry';
import { cellWords, shortLabels } from './class-labels';

test('columns of the clothes have the heads of the look', () => {
  const classes = findDataset('fashion-mnist')?.info({}).classes ?? [];
  expect(shortLabels(classes)).toEqual(['T-sh', 'Trou', 'Pull', 'Dres', 'Coat', 'Sand', 'Shir', 'Snea', 'Bag', 'Boot']);
});

test.each(datasetDefinitions.map(({ id }) => id))('no two heads of %s are the same', (id) => {
  const definition = findDataset(id);
  const classes = definition?.info(definition.defaults).classes ?? [];
  const labels = shortLabels(classes);
  expect(new Set(labels).size).toBe(classes.length);
});

test('a cell says what was taken for what', () => {
  expect(cellWords(1213, 'Shirt', 'T-shirt/top')).toBe('1,213 × Shirt taken for T-shirt/top');
  expect(cellWords(868, 'Bag', 'Bag')).toBe('868 × Bag recognised');
});
