import { beforeEach, expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { shiftBy } from '../../src-core/graph/editing/frames';
import { nodeId } from '../../src-core/ids';
import { fashionMlp } from '../../src-core/templates/fashion-mlp';
import type { AppState } from '../store/state';
import { makeTestStore } from '../testing/make-test-store';
import { burstPause, type NudgeBurst, nudgeTitle } from './nudge';

let app: StoreApi<AppState>;
let burst: NudgeBurst | null;
beforeEach(() => {
  burst = null;
  app = makeTestStore(fashionMlp.make());
  app.getState().select([nodeId('dense-1')]);
});

function press(now: number): void {
  const state = app.getState();
  const title = nudgeTitle(burst, state, now);
  const chosen = { nodes: state.selectedNodes, annotations: state.selectedAnnotations };
  state.edit(shiftBy(state.document, chosen, { x: 8, y: 0 }), title, 'join');
  const { document, selectedNodes, selectedAnnotations } = app.getState();
  burst = { title, at: now, document, nodes: selectedNodes, annotations: selectedAnnotations };
}

const left = (): number => app.getState().document.nodes.find(({ id }) => id === 'dense-1')?.position.x ?? 0;

test('presses in a row are one undo step, and a pause begins another', () => {
  const start = left();
  for (const now of [0, 100, 100 + burstPause - 1]) press(now);
  press(100 + 3 * burstPause);
  expect(left()).toBe(start + 32);
  expect(app.getState().past).toHaveLength(2);
  app.getState().undo();
  expect(left()).toBe(start + 24);
  app.getState().undo();
  expect(left()).toBe(start);
});

test('another selection and another edit begin another burst', () => {
  press(0);
  app.getState().select([nodeId('dense-1'), nodeId('dense-2')]);
  press(10);
  app.getState().edit({ kind: 'set-name', name: 'Other' }, 'rename project');
  const place = left();
  press(20);
  expect(app.getState().past.at(-1)?.title).toMatch(new RegExp(`, was at ${place}, \\d+$`));
  expect(app.getState().past.map(({ title }) => title.split(',')[0])).toEqual([
    'move Dense 1',
    'move 2 nodes',
    'rename project',
    'move 2 nodes',
  ]);
});
