import { beforeEach, expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { blankDocument } from '../../src-core/graph/make';
import { nodeId } from '../../src-core/ids';
import { fashionMlp } from '../../src-core/templates/fashion-mlp';
import type { AppState } from '../store/state';
import { makeTestStore } from '../testing/make-test-store';
import { copiedText, duplicateSelection, pasteText } from './clipboard';
import { deleteSelection } from './delete-selection';

let app: StoreApi<AppState>;
beforeEach(() => {
  app = makeTestStore(fashionMlp.make());
});

function copy(...ids: readonly string[]): string {
  app.getState().select(ids.map(nodeId));
  const text = copiedText(app.getState());
  if (text === null) throw new Error('nothing was copied');
  return text;
}

const steps = (): string[] => app.getState().past.map(({ title }) => title);

test('pasting selects the copies, says so, and is one undo step whatever was copied', () => {
  const before = app.getState().document;
  pasteText(app, copy('dense-1', 'activation-1', 'dense-2'), { at: { x: 2000, y: 0 }, keepIncoming: true });
  expect([...app.getState().selectedNodes]).toEqual(['dense-3', 'activation-2', 'dense-4']);
  expect(app.getState().announcement).toBe('3 nodes pasted');
  expect(steps()).toEqual(['paste 3 nodes']);
  app.getState().undo();
  expect(app.getState().document).toBe(before);
});

test('without a pointer the copies come under what lies where they were copied, and at home in an empty project', () => {
  const text = copy('dense-1');
  const from = app.getState().document.nodes.find(({ id }) => id === 'dense-1')?.position;
  const wish = { at: null, keepIncoming: false };
  pasteText(app, text, wish);
  const copied = app.getState().document.nodes.at(-1)?.position;
  expect(copied?.x).toBe(from?.x);
  expect(copied?.y).toBeGreaterThan((from?.y ?? 0) + 252);
  app.getState().load(blankDocument(), null);
  pasteText(app, text, wish);
  expect(app.getState().document.nodes[0]?.position).toEqual(from);
});

test('a text that is not ours changes nothing and is explained', () => {
  const before = app.getState().document;
  pasteText(app, 'https://example.org', { at: null, keepIncoming: false });
  expect(app.getState().document).toBe(before);
  const [toast] = app.getState().toasts;
  expect([toast?.title, toast?.detail]).toEqual([
    'Nothing was pasted',
    'What is in the clipboard was not copied from a Layerloom network.',
  ]);
});

test('more nodes than a project holds are refused whole, by the edit', () => {
  const text = copy('dense-1');
  const { document } = app.getState();
  const [node] = document.nodes;
  if (node === undefined) throw new Error('no node');
  const many = Array.from({ length: 5_000 }, (_, index) => ({ ...node, id: nodeId(`many-${index}`) }));
  app.getState().load({ ...document, nodes: many, edges: [] }, null);
  pasteText(app, text, { at: null, keepIncoming: false });
  expect(app.getState().document.nodes).toBe(many);
  expect(app.getState().toasts.at(-1)?.detail).toContain('at most 5,000 nodes');
});

test('a duplicate stands clear of every card and is selected', () => {
  app.getState().select(app.getState().document.nodes.map(({ id }) => id));
  duplicateSelection(app);
  const { document } = app.getState();
  expect(document.nodes).toHaveLength(12);
  expect(document.edges).toHaveLength(10);
  expect(app.getState().selectedNodes.size).toBe(6);
  const tops = document.nodes.map(({ position }) => position.y);
  expect(Math.min(...tops.slice(6)) - Math.max(...tops.slice(0, 6))).toBeGreaterThanOrEqual(180);
  expect(steps()).toEqual(['duplicate 6 nodes']);
});

test('cutting keeps the chain joined and is one step', () => {
  app.getState().select([nodeId('activation-1')]);
  deleteSelection(app, 'join', 'cut');
  expect(app.getState().document.edges.some(({ from, to }) => from === 'dense-1' && to === 'dense-2')).toBe(true);
  expect(steps()).toEqual(['cut 1 node']);
});
