import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphDocument } from '../../src-core/graph/document';
import { makeDetectiveSlice } from './make-detective-slice';
import { makeDocumentSlice } from './make-document-slice';
import { makeRunSlice } from './make-run-slice';
import { makeRunsSlice } from './make-runs-slice';
import { makeSampleSlice } from './make-sample-slice';
import { makeSettingsSlice, type SettingsStorage } from './make-settings-slice';
import { makeSweepSlice } from './make-sweep-slice';
import { makeTimeSlice } from './make-time-slice';
import { makeViewSlice } from './make-view-slice';
import type { RunSeries } from './run-series';
import type { AppState } from './state';
import type { OwnTrainer, TrainerClient } from './trainer-client';

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
  /** A worker beside the window's own, so that a sweep leaves the open run and its past alone. */
  readonly openSweepTrainer: () => OwnTrainer;
}

export function makeAppStore({
  first,
  trainer,
  series,
  storage,
  now,
  wallClock,
  openSweepTrainer,
}: StoreServices): StoreApi<AppState> {
  const store = createStore<AppState>()((set, get, api) => ({
    ...makeViewSlice(set, get, api),
    ...makeSettingsSlice(storage)(set, get, api),
    ...makeDocumentSlice(first)(set, get, api),
    ...makeRunSlice(trainer, series, now)(set, get, api),
    ...makeTimeSlice(trainer)(set, get, api),
    ...makeRunsSlice(wallClock)(set, get, api),
    ...makeSampleSlice(set, get, api),
    ...makeDetectiveSlice(trainer)(set, get, api),
    ...makeSweepSlice(openSweepTrainer, now)(set, get, api),
  }));
  store.subscribe(({ dragging, giveWay }, before) => {
    if (dragging !== before.dragging) giveWay(dragging);
  });
  // Typed, undone or mended with one click: however the rate changes, the run on the screen follows.
  store.subscribe(({ document, followLearningRate }, before) => {
    const { learningRate } = document.training;
    if (learningRate !== before.document.training.learningRate) followLearningRate(learningRate);
  });
  // A run that diverges is looked into at once; what was found goes with it.
  store.subscribe(({ run, investigation, investigate }, before) => {
    if (run === before.run) return;
    if (investigation !== null && run.phase !== 'failed')
      store.setState({ investigation: null, detectiveShown: false });
    if (run.phase === 'failed' && before.run.phase !== 'failed' && run.failure?.kind === 'diverged') void investigate();
  });
  // A step that was thinned away gives its place on the screen to its neighbour; another run has another past.
  store.subscribe(({ run, shownStep, showStep }, before) => {
    if (shownStep === null || run.kept === before.run.kept) return;
    showStep(run.id === before.run.id ? shownStep : null);
  });
  return store;
}
