import { beforeEach, expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import type { Change } from '../../src-core/graph/edit';
import { blankDocument, makeNode } from '../../src-core/graph/make';
import { findTemplate } from '../../src-core/templates/registry';
import { makeTestStore } from '../testing/make-test-store';
import { isUnsaved } from './selectors';
import type { AppState } from './state';

let app: StoreApi<AppState>;
beforeEach(() => {
  app = makeTestStore(blankDocument());
});

const units = (): unknown => app.getState().document.nodes[0]?.params.units;

function addDense(): void {
  const { document, edit } = app.getState();
  const node = makeNode(document, 'dense', {}, { x: 0, y: 0 });
  edit({ kind: 'add', nodes: [node], edges: [] }, 'add Dense');
}

function setUnits(value: number, mode: 'step' | 'join'): void {
  const { document, edit } = app.getState();
  const node = document.nodes[0];
  if (node === undefined) throw new Error('no node');
  edit({ kind: 'set-params', node: node.id, params: { ...node.params, units: value } }, 'set units', mode);
}

test('typing in one field is one undo step', () => {
  addDense();
  const before = units();
  for (const value of [2, 25, 256]) setUnits(value, 'join');
  expect(units()).toBe(256);
  expect(app.getState().past.length).toBe(2);
  app.getState().undo();
  expect(units()).toBe(before);
  app.getState().redo();
  expect(units()).toBe(256);
});

test('what was typed and typed back leaves no step, and a saved project unchanged', () => {
  addDense();
  const { document, past } = app.getState();
  app.getState().markSaved(document, { handle: 'h', name: 'n', folder: 'f', readOnly: null });
  const before = Number(units());
  for (const value of [before * 10, before]) setUnits(value, 'join');
  expect(app.getState().document).toBe(document);
  expect(app.getState().past).toEqual(past);
  expect(isUnsaved(app.getState())).toBe(false);
  // The visit to the field may go on.
  setUnits(7, 'join');
  app.getState().undo();
  expect(app.getState().document).toBe(document);
});

test('edits of two nodes, or of two settings, are two steps, whatever their titles', () => {
  addDense();
  addDense();
  const [one, other] = app.getState().document.nodes;
  if (!one || !other) throw new Error('no nodes');
  const { edit } = app.getState();
  for (const node of [one, other]) edit({ kind: 'rename', node: node.id, label: 'Same' }, 'rename a node', 'join');
  for (const training of [{ epochs: 3 }, { batch: 3 }]) edit({ kind: 'set-training', training }, 'set 3', 'join');
  expect(
    app
      .getState()
      .past.map(({ title }) => title)
      .slice(2),
  ).toEqual(['rename a node', 'rename a node', 'set 3', 'set 3']);
  for (let step = 0; step < 3; step++) app.getState().undo();
  expect(app.getState().document.nodes.map(({ label }) => label)).toEqual(['Same', undefined]);
});

test('undo ends the joining', () => {
  addDense();
  for (const value of [2, 25]) setUnits(value, 'join');
  app.getState().undo();
  setUnits(3, 'join');
  expect(app.getState().past.length).toBe(2);
});

test('an edit of its own ends the joining', () => {
  addDense();
  setUnits(2, 'join');
  app.getState().edit({ kind: 'set-name', name: 'Other' }, 'rename project');
  setUnits(3, 'join');
  expect(app.getState().past.length).toBe(4);
});

test('a new edit gives up what was undone', () => {
  addDense();
  app.getState().undo();
  expect(app.getState().future.length).toBe(1);
  addDense();
  expect(app.getState().future.length).toBe(0);
});

test('an edit that cannot be made leaves the document and says why', () => {
  const before = app.getState().document;
  addDense();
  const node = app.getState().document.nodes[0];
  if (node === undefined) throw new Error('no node');
  app.getState().undo();
  const done = app.getState().edit({ kind: 'rename', node: node.id, label: 'Gone' }, 'rename');
  expect(done).toBe(false);
  expect(app.getState().document).toBe(before);
  expect(app.getState().toasts[0]?.kind).toBe('error');
});

test('undo takes back wires, data and settings with the analysis of what they made', () => {
  const template = findTemplate('first-mlp')?.make();
  if (!template) throw new Error('no template');
  app.getState().load(template, null);
  const { analysis, edit } = app.getState();
  const [wire] = template.edges;
  if (!wire) throw new Error('no wire');
  const changes: readonly Change[] = [
    { kind: 'remove', nodes: [], edges: [wire.id] },
    { kind: 'set-dataset', dataset: { id: 'moons', options: { noise: 0.2 } } },
    { kind: 'set-training', training: { optimizer: 'sgd', loss: 'mse' } },
    { kind: 'set-seed', seed: 99 },
    { kind: 'set-name', name: 'Other' },
    { kind: 'take-out', nodes: template.nodes.slice(1, 3).map(({ id }) => id) },
  ];
  for (const change of changes) expect(edit(change, change.kind)).toBe(true);
  for (const _ of changes) app.getState().undo();
  expect(app.getState().document).toBe(template);
  expect(app.getState().analysis).toEqual(analysis);
});

test('two hundred steps can be undone', () => {
  addDense();
  const first = units();
  for (let step = 1; step <= 200; step++) setUnits(step, 'step');
  for (let step = 1; step <= 200; step++) app.getState().undo();
  expect(units()).toBe(first);
});

test('opening another project starts history, selection and saved mark anew', () => {
  addDense();
  const other = blankDocument('Other');
  app.getState().load(other, null);
  const { past, future, saved, document, selectedNodes } = app.getState();
  expect([past.length, future.length, selectedNodes.size]).toEqual([0, 0, 0]);
  expect(saved).toBe(other);
  expect(document).toBe(other);
});
