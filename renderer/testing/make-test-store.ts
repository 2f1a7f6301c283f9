import type { StoreApi } from 'zustand/vanilla';
import type { GraphDocument } from '../../src-core/graph/document';
import { makeAppStore, type StoreServices } from '../store/make-app-store';
import { makeRunSeries } from '../store/run-series';
import type { AppState } from '../store/state';
import { noSweeps } from './no-sweeps';
import { makeStubTrainer } from './stub-trainer';

/** The real store on a clock that stands still, with a trainer that never answers and a memory that keeps nothing, unless others are given. */
export function makeTestStore(first: GraphDocument, others: Partial<StoreServices> = {}): StoreApi<AppState> {
  return makeAppStore({
    first,
    trainer: makeStubTrainer(),
    series: makeRunSeries((call) => call()),
    storage: { getItem: () => null, setItem: () => undefined },
    now: () => 0,
    wallClock: () => 0,
    openSweepTrainer: noSweeps,
    ...others,
  });
}
