import { beforeEach, expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { nodeId } from '../../src-core/ids';
import { fashionMlp } from '../../src-core/templates/fashion-mlp';
import type { AppState } from '../store/state';
import { makeTestStore } from '../testing/make-test-store';
import { type PaletteMode, paletteSections } from './palette-items';
import { commands } from './registry';

let app: StoreApi<AppState>;
beforeEach(() => {
  app = makeTestStore(fashionMlp.make());
});

const sections = (query: string, recent: readonly string[] = [], mode: PaletteMode = 'commands') =>
  paletteSections(query, mode, app.getState(), commands, recent);
const titles = (query: string, recent: readonly string[] = [], mode: PaletteMode = 'commands') =>
  sections(query, recent, mode).flatMap(({ items }) => items.map(({ title }) => title));

test('without a query the commands chosen last lead, each listed once, and every command is there', () => {
  const [first, ...rest] = sections('', ['view.fit', 'edit.select-all']);
  expect(first?.title).toBe('Recent');
  expect(first?.items.map(({ title }) => title)).toEqual(['Zoom to fit', 'Select all']);
  const keys = sections('', ['view.fit']).flatMap(({ items }) => items.map(({ key }) => key));
  expect(new Set(keys).size).toBe(keys.length);
  const listed = commands.filter(({ id, group }) => id !== 'help.commands' && group !== 'Chapter').map(({ id }) => id);
  expect(listed.filter((id) => !keys.includes(id))).toEqual([]);
  expect(rest.map(({ title }) => title)).toEqual(['File', 'Edit', 'Arrange', 'View', 'Run', 'Help', 'Go to']);
});

test('what cannot be done now says why, and is listed behind what can', () => {
  const edit = sections('dup')[0]?.items[0];
  expect(edit).toMatchObject({ title: 'Duplicate', reason: 'Select a node first' });
  app.getState().select([nodeId('dense-1')]);
  expect(sections('dup')[0]?.items[0]).toMatchObject({ title: 'Duplicate', reason: null, hint: 'Ctrl+D' });
});

test('commands are found by beginnings of words and by other words, nodes by name and by kind', () => {
  expect(titles('zts')[0]).toBe('Zoom to the selection');
  expect(titles('upstream')).toEqual(['Select what feeds it']);
  expect(titles('what if linear')[0]).toBe('Bypass');
  expect(titles('dense 2')).toEqual(['Dense 2']);
  app.getState().edit({ kind: 'rename', node: nodeId('dense-2'), label: 'Head' }, 'rename');
  expect(sections('dense', [], 'find')[0]?.items.map(({ title, hint }) => `${title} ${hint}`)).toEqual([
    'Dense ',
    'Head Dense',
  ]);
});

test('among equals what was chosen lately comes first', () => {
  expect(titles('align t')[0]).toBe('Align tops');
  expect(titles('theme')[0]).not.toBe('Dark theme');
  expect(titles('dark')[0]).toBe('Dark theme');
  app.getState().select(app.getState().document.nodes.map(({ id }) => id));
  expect(titles('align', ['arrange.align-bottom'])[0]).toBe('Align bottoms');
});

test('letters found here and there are shown only where nothing better is', () => {
  expect(titles('zoom')).toEqual(
    ['Zoom to the selection', 'Zoom to fit', 'Zoom in', 'Zoom out'].toSorted(byScore('zoom')),
  );
  expect(titles('dplct')).toEqual(['Duplicate']);
  expect(titles('qqq')).toEqual([]);
});

test('finding lists nodes only, in the order of flow', () => {
  expect(titles('', [], 'find')).toEqual(['Input', 'Flatten', 'Dense 1', 'ReLU', 'Dense 2', 'Softmax']);
  expect(titles('zoom', [], 'find')).toEqual([]);
});

/** The order among titles that all begin alike is no matter of this test. */
function byScore(query: string): (one: string, other: string) => number {
  const order = titles(query);
  return (one, other) => order.indexOf(one) - order.indexOf(other);
}
