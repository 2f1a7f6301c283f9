import { expect, test } from 'vitest';
import { sweepSettings } from '../../../src-core/runs/sweep/sweep-settings';
import { findTemplate } from '../../../src-core/templates/registry';
import { preparedSweeps, proposedAxis, sliderOf, valuesOf, valuesUpTo } from './axis-wish';

const document = findTemplate('two-hidden-layers')?.make();
if (!document) throw new Error('no template');
const settings = sweepSettings(document);

test('what is proposed can be read back, for every setting', () => {
  for (const setting of settings) {
    expect(valuesOf(proposedAxis(setting), setting), setting.id).toEqual({ ok: true, value: setting.suggested });
  }
});

test('every prepared sweep is of settings that a network of hidden layers has', () => {
  const ids = settings.map(({ id }) => id);
  for (const { axes } of preparedSweeps) for (const id of axes) expect(ids).toContain(id);
});

test('a slider sets doublings of a width and every number of layers, and stands where the values end', () => {
  expect(valuesUpTo('width', 16)).toEqual([1, 2, 4, 8, 16]);
  expect(valuesUpTo('depth', 3)).toEqual([1, 2, 3]);
  expect(sliderOf({ setting: 'width', text: '2, 64', chosen: [] })?.value).toBe(6);
  expect(sliderOf({ setting: 'depth', text: '1 2 3', chosen: [] })).toEqual({ max: 6, value: 3 });
  expect(sliderOf({ setting: 'seed', text: '1', chosen: [] })).toBeNull();
});
