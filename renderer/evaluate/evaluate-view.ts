import { create } from 'zustand';

/** What the third column shows where there is no room for both. */
export type NarrowView = 'mistakes' | 'classes';

interface EvaluateView {
  readonly narrow: NarrowView;
  show(narrow: NarrowView): void;
}

/** A choice of this pane alone: its tools and its body share it. */
export const useEvaluateView = create<EvaluateView>()((set) => ({
  narrow: 'mistakes',
  show: (narrow) => set({ narrow }),
}));
