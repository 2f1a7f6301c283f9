/** Keeps drawing from slowing training down, whatever the network: what views cost the page is measured, and paid for by rest. */
export interface DrawBudget {
  /** A picture took so many ms to draw. */
  spent(ms: number): void;
  /** Milliseconds until the next one may be asked for. */
  readonly wait: number;
}

/** One picture that was slow, as in a hidden window, does not stop the others for good. */
const longestRest = 1000;

/** @param restPerDrawing a picture that took 1 ms is followed by so many without any; the worker's own share is `training/view-pace.ts` */
export function makeDrawBudget(now: () => number, restPerDrawing: number): DrawBudget {
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
