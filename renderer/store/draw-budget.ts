/** Keeps drawing from slowing training down, whatever the network: what views cost the page is measured, and paid for by rest. */
export interface DrawBudget {
  /** A picture took so many ms to draw. */
  spent(ms: number): void;
  /** Milliseconds until the next one may be asked for. */
  readonly wait: number;
}

/**
 * A picture that took 1 ms is followed by 11 without any: a twelfth of the page's time, which has a core of its own where
 * there is one. The worker's own share is `training/view-pace.ts`.
 */
const restPerDrawing = 11;
/** One picture that was slow, as in a hidden window, does not stop the others for good. */
const longestRest = 1000;

export function makeDrawBudget(now: () => number): DrawBudget {
  let free = Number.NEGATIVE_INFINITY;
  return {
    spent(ms) {
      const from = Math.max(free, now());
      free = Math.min(now() + longestRest, from + restPerDrawing * ms);
    },
    get wait() {
      return Math.max(0, free - now());
    },
  };
}
