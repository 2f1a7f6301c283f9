import type { Snapshot, TestMetrics } from '../../src-core/training/protocol';

/** What the screen shows of the past while somebody travels in time; all is of `shownStep`. */
export interface TimeSlice {
  /** Step whose weights every view shows; `null` means now. It is one of `run.kept`. */
  readonly shownStep: number | null;
  /** The snapshot of the shown step, or of the step shown before it until the worker has answered; `null` now. */
  readonly pastSnapshot: Snapshot | null;
  /** Test metrics of the shown step, measured again by the worker; `null` until it has answered, and now. */
  readonly pastTest: TestMetrics | null;
  /** Whether the kept steps are shown one after the other, as a film. */
  readonly playing: boolean;
  /** Starts the film, from the first step where the last is on the screen, or holds it. */
  setPlaying(on: boolean): void;
  /** Goes so many kept steps ahead, or back; past the last one is now. */
  moveShown(by: number): void;
  /** Shows the kept step nearest to this one, or with `null` the run as it is now. */
  showStep(step: number | null): void;
}
