/** Finds out what drawing costs: the program's own work, and the frame that shows it. */
export interface FrameMeter {
  /** Something was drawn in so many ms of the program's own; the frame that shows it is measured once for all that it shows. */
  drawn(ms: number): void;
}

export interface FrameMeterParts {
  readonly now: () => number;
  /** Calls before the next frame is laid out and painted; `requestAnimationFrame` in the window. */
  readonly beforePainting: (call: () => void) => void;
  /** Calls once the page is done with that frame. */
  readonly afterPainting: (call: () => void) => void;
  readonly spent: (ms: number) => void;
}

/**
 * What the page takes to lay out, paint and hand over a frame, others take again: to raster its tiles and put them together,
 * as a trace of a machine without a graphics card shows. A page cannot measure those.
 */
const withOtherThreads = 2;

export function makeFrameMeter({ now, beforePainting, afterPainting, spent }: FrameMeterParts): FrameMeter {
  let measuring = false;
  return {
    drawn(ms) {
      spent(ms);
      if (measuring) return;
      measuring = true;
      beforePainting(() => {
        const started = now();
        afterPainting(() => {
          measuring = false;
          spent(withOtherThreads * (now() - started));
        });
      });
    },
  };
}
