import type { StoreApi } from 'zustand/vanilla';
import { downstreamOf, upstreamOf, wiringOf } from '../../../src-core/graph/topology';
import type { AppState } from '../../store/state';
import type { Command } from '../command';
import { countWords } from '../count-words';
import { whyNoNodeSelected } from '../reasons';

export const selectUpstreamCommand: Command = {
  id: 'edit.select-upstream',
  title: 'Select what feeds it',
  group: 'Edit',
  words: 'upstream before inputs ancestors',
  shortcut: 'U',
  disabled: whyNoNodeSelected,
  run: ({ app }) => grow(app, upstreamOf),
};

export const selectDownstreamCommand: Command = {
  id: 'edit.select-downstream',
  title: 'Select what it feeds',
  group: 'Edit',
  words: 'downstream after outputs descendants',
  shortcut: 'D',
  disabled: whyNoNodeSelected,
  run: ({ app }) => grow(app, downstreamOf),
};

function grow(app: StoreApi<AppState>, reach: typeof upstreamOf): void {
  const { document, selectedNodes, select, announce } = app.getState();
  const reached = reach(wiringOf(document), selectedNodes);
  select(reached);
  announce(`${countWords(reached.size, 0)} selected`);
}
