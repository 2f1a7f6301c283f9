import type { Run } from './run-slice';

/** The time that a run spends training, pauses left out. */
export interface RunClock {
  /** The run with what has passed since it was last seen running. */
  timed(run: Run): Run;
  /** Another run begins. */
  reset(): void;
}

export function makeRunClock(now: () => number): RunClock {
  let runningSince: number | null = null;
  return {
    timed(run) {
      const time = now();
      const elapsed = runningSince === null ? run.elapsed : run.elapsed + (time - runningSince);
      runningSince = run.phase === 'running' ? time : null;
      return elapsed === run.elapsed ? run : { ...run, elapsed };
    },
    reset() {
      runningSince = null;
    },
  };
}
