import { create } from 'zustand';
import type { Evaluation, JudgedSplit } from './judged';

/** What the third column shows where there is no room for both. */
export type NarrowView = 'mistakes' | 'classes';
/** What the last column shows of the rows. */
export type SideView = 'worst' | 'cell' | 'reliability' | 'draw';
/** Of data in a plane: the plane itself, or the matrix. */
export type MainView = 'surface' | 'matrix';

/** An evaluation that was cancelled, or that the worker refused. */
export interface GivenUp {
  readonly split: JudgedSplit;
  /** Which weights. */
  readonly weights: string;
  /** When they were, as it was at that moment: a run goes on. */
  readonly words: string;
  /** Why the worker refused; `null` where the user cancelled. */
  readonly refusal: string | null;
}

interface EvaluateView {
  readonly split: JudgedSplit;
  readonly narrow: NarrowView;
  readonly side: SideView;
  readonly main: MainView;
  /** Cells as shares of their row instead of counts. */
  readonly rates: boolean;
  /** What the pane shows now, for whoever exports it; `null` while it is closed or has nothing. */
  readonly shown: Evaluation | null;
  readonly givenUp: GivenUp | null;
  /** The surface shows only which class is likeliest. */
  readonly hard: boolean;
  set(change: Partial<Omit<EvaluateView, 'set'>>): void;
}

/** A choice of this pane alone: its tools and its body share it. */
export const useEvaluateView = create<EvaluateView>()((set) => ({
  split: 'test',
  narrow: 'mistakes',
  side: 'worst',
  main: 'surface',
  rates: false,
  shown: null,
  givenUp: null,
  hard: false,
  set: (change) => set(change),
}));
