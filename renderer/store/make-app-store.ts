import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphDocument } from '../../src-core/graph/document';
import { makeDocumentSlice } from './make-document-slice';
import { makeRunSlice } from './make-run-slice';
import { makeRunsSlice } from './make-runs-slice';
import { makeSampleSlice } from './make-sample-slice';
import { makeSettingsSlice, type SettingsStorage } from './make-settings-slice';
import { makeTimeSlice } from './make-time-slice';
import { makeViewSlice } from './make-view-slice';
import type { RunSeries } from './run-series';
import type { AppState } from './state';
import type { TrainerClient } from './trainer-client';

/** What the store needs from outside; tests hand in their own. */
export interface StoreServices {
  readonly first: GraphDocument;
  readonly trainer: TrainerClient;
  readonly series: RunSeries;
  readonly storage: SettingsStorage;
  /** Milliseconds, rising. */
  readonly now: () => number;
  /** Milliseconds since 1970, for what people read. */
  readonly wallClock: () => number;
}

export function makeAppStore({ first, trainer, series, storage, now, wallClock }: StoreServices): StoreApi<AppState> {
  const store = createStore<AppState>()((set, get, api) => ({
    ...makeViewSlice(set, get, api),
    ...makeSettingsSlice(storage)(set, get, api),
    ...makeDocumentSlice(first)(set, get, api),
    ...makeRunSlice(trainer, series, now)(set, get, api),
    ...makeTimeSlice(trainer)(set, get, api),
    ...makeRunsSlice(wallClock)(set, get, api),
    ...makeSampleSlice(set, get, api),
  }));
  store.subscribe(({ dragging, giveWay }, before) => {
    if (dragging !== before.dragging) giveWay(dragging);
  });
  // Typed, undone or mended with one click: however the rate changes, the run on the screen follows.
  store.subscribe(({ document, followLearningRate }, before) => {
    const { learningRate } = document.training;
    if (learningRate !== before.document.training.learningRate) followLearningRate(learningRate);
  });
  // A step that was thinned away gives its place on the screen to its neighbour; another run has another past.
  store.subscribe(({ run, shownStep, showStep }, before) => {
    if (shownStep === null || run.kept === before.run.kept) return;
    showStep(run.id === before.run.id ? shownStep : null);
  });
  return store;
}
