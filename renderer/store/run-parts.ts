import type { RunClock } from './run-clock';
import type { RunOpener } from './run-opener';
import type { RunRecorder } from './run-recorder';
import type { RunScreen } from './run-screen';
import type { RunSeries } from './run-series';
import type { AppState } from './state';
import type { TrainerClient } from './trainer-client';

/** What the parts of the run slice share; `makeRunSlice` puts them together. */
export interface RunParts {
  readonly trainer: TrainerClient;
  readonly series: RunSeries;
  readonly screen: RunScreen;
  readonly recorder: RunRecorder;
  readonly clock: RunClock;
  readonly opener: RunOpener;
  readonly get: () => AppState;
  readonly set: (change: Partial<AppState>) => void;
}
