import type { Rest } from '../../src-core/training/turns';

/**
 * Milliseconds of rest after each slice of work while the page needs the processor. On a small machine a minibatch that falls
 * into the drawing of a frame makes it late, even a frame of an empty page (`bench/window.ts` measures it): there training
 * all but stands still, for the second that a drag takes.
 */
const restTime = navigator.hardwareConcurrency > 4 ? 24 : 1000;

export function rest(): Rest {
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, restTime);
    end = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  return { over, end };
}
