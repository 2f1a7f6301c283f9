import { beforeEach, expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { blankDocument, makeNode } from '../../src-core/graph/make';
import { makeAppStore } from './make-app-store';
import { makeRunSeries } from './run-series';
import type { AppState } from './state';
import type { TrainerClient } from './trainer-client';

const silentTrainer: TrainerClient = {
  send: () => undefined,
  request: () => new Promise(() => undefined),
  onEvent: () => () => undefined,
  onDeath: () => () => undefined,
};

let app: StoreApi<AppState>;
beforeEach(() => {
  app = makeAppStore({
    first: blankDocument(),
    trainer: silentTrainer,
    series: makeRunSeries((call) => call()),
    storage: { getItem: () => null, setItem: () => undefined },
    now: () => 0,
  });
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
