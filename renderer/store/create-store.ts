import { useStore } from 'zustand';
import { blankDocument } from '../../src-core/graph/make';
import { findTemplate } from '../../src-core/templates/registry';
import { makeAppStore } from './make-app-store';
import { runSeries } from './run-series';
import type { AppState } from './state';
import { openOwnTrainer, trainer } from './trainer';

/** The first start opens the chapter's network, wired and ready to train. */
const first = findTemplate('fashion-mlp')?.make() ?? blankDocument();

export const appStore = makeAppStore({
  first,
  trainer,
  series: runSeries,
  storage: localStorage,
  now: () => performance.now(),
  wallClock: () => Date.now(),
  openSweepTrainer: openOwnTrainer,
});

/** Reads a part of the state; a component redraws only when that part changes. */
export function useApp<Part>(selector: (state: AppState) => Part): Part {
  return useStore(appStore, selector);
}
