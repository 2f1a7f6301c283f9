import { create } from 'zustand';
import type { KeptRunId } from '../../src-core/ids';
import type { OverlayKind } from './overlay';
import type { SortKey } from './sort-runs';

interface RunsView {
  /** The curves of the ticked runs, or what a sweep came to. */
  readonly kind: OverlayKind | 'sweep';
  readonly sort: { readonly key: SortKey; readonly down: boolean };
  /** With which of the ticked runs the shown one is compared; `null` chooses. */
  readonly against: KeptRunId | null;
  showKind(kind: OverlayKind | 'sweep'): void;
  sortBy(key: SortKey): void;
  compareWith(against: KeptRunId): void;
}

/** Choices of this pane alone: its tools, its body and the side pane share them. */
export const useRunsView = create<RunsView>()((set, get) => ({
  kind: 'accuracy',
  sort: { key: 'number', down: false },
  against: null,
  showKind: (kind) => set({ kind }),
  sortBy(key) {
    const { sort } = get();
    set({ sort: { key, down: sort.key === key ? !sort.down : key === 'accuracy' } });
  },
  compareWith: (against) => set({ against }),
}));
