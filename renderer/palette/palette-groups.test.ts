import { expect, test } from 'vitest';
import { nodeDefinitions } from '../../src-core/nodes/registry';
import { findEntries, paletteGroups } from './palette-groups';

test('every entry of every definition is in the palette once', () => {
  const offered = nodeDefinitions.flatMap((definition) => definition.palette.map(({ title }) => title));
  const shown = paletteGroups.flatMap(({ entries }) => entries.map(({ title }) => title));
  expect(shown.toSorted()).toEqual(offered.toSorted());
});

test('no group is empty', () => {
  for (const { entries } of paletteGroups) expect(entries.length).toBeGreaterThan(0);
});

test('typing filters by title and by the whole name of the type, what begins with it first', () => {
  expect(findEntries('re').map(({ title }) => title)).toEqual(['Reshape', 'ReLU', 'Leaky ReLU', 'pReLU']);
  expect(findEntries(' DROP ').map(({ type }) => type)).toEqual(['dropout']);
  expect(findEntries('globalaverage').map(({ title }) => title)).toEqual(['GlobalPool']);
  expect(findEntries('  ')).toEqual([]);
  expect(findEntries('no such thing')).toEqual([]);
});
