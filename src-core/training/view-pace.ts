/** Keeps views from slowing training down: the share of time that they may take while it runs. */
export interface ViewPace {
  /** Waits until it is this view's turn, in the order of asking, then works. */
  turn<Result>(work: () => Result): Promise<Result>;
}

/** A view that took 1 ms is followed by 39 ms without any: 2.5 % of the time; drawing it costs as much again. */
const restPerWork = 39;
/** Looks again at least so often, in ms: training may have been paused meanwhile. */
const longestWait = 50;

/**
 * @param wait settles after so many milliseconds, or a little later
 * @param busy whether a network is being trained in this thread
 */
export function makeViewPace(now: () => number, wait: (ms: number) => Promise<void>, busy: () => boolean): ViewPace {
  let free = Number.NEGATIVE_INFINITY;
  let queue: Promise<unknown> = Promise.resolve();
  return {
    turn(work) {
      // One after the other: a view that needs many turns gets as many as one that asks anew ten times a second.
      const mine = queue.then(() => workInTurn(work));
      queue = mine.catch(() => undefined);
      return mine;
    },
  };

  async function workInTurn<Result>(work: () => Result): Promise<Result> {
    while (busy() && now() < free) await wait(Math.min(longestWait, free - now()));
    const started = now();
    try {
      return work();
    } finally {
      const ended = now();
      free = ended + restPerWork * (ended - started);
    }
  }
}
