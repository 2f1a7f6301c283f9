import type { Snapshot, TestMetrics } from '../../src-core/training/protocol';

/** What the screen shows of the past while somebody travels in time; all is of `shownStep`. */
export interface TimeSlice {
  /** Step whose weights every view shows; `null` means now. It is one of `run.kept`. */
  readonly shownStep: number | null;
  /** The snapshot of the shown step, or of the step shown before it until the worker has answered; `null` now. */
  readonly pastSnapshot: Snapshot | null;
  /** Test metrics of the shown step, measured again by the worker; `null` until it has answered, and now. */
  readonly pastTest: TestMetrics | null;
  /** Shows the kept step nearest to this one, or with `null` the run as it is now. */
  showStep(step: number | null): void;
}
