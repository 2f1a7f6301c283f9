import type { StoreApi } from 'zustand/vanilla';
import type { GraphDocument } from '../../src-core/graph/document';
import { makeAppStore } from '../store/make-app-store';
import { makeRunSeries } from '../store/run-series';
import type { AppState } from '../store/state';
import { noSweeps } from './no-sweeps';

/** The real store with a trainer that never answers and a memory that keeps nothing. */
export function makeTestStore(first: GraphDocument): StoreApi<AppState> {
  return makeAppStore({
    first,
    trainer: {
      send: () => undefined,
      request: () => new Promise(() => undefined),
      onEvent: () => () => undefined,
      onDeath: () => () => undefined,
    },
    series: makeRunSeries((call) => call()),
    storage: { getItem: () => null, setItem: () => undefined },
    now: () => 0,
    wallClock: () => 0,
    openSweepTrainer: noSweeps,
  });
}
