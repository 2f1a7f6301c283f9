import type { AppState } from '../store/state';
import { sourceOfNow } from '../store/view-source';

/**
 * How far the row whose sum is farthest from 1 is from it.
 * @param outputs `[rows, units]`
 */
export function farthestFromOne(outputs: Float32Array, units: number): number {
  let farthest = 0;
  for (let start = 0; start + units <= outputs.length; start += units) {
    let sum = 0;
    for (let unit = 0; unit < units; unit++) sum += outputs[start + unit] ?? 0;
    farthest = Math.max(farthest, Math.abs(sum - 1));
  }
  return farthest;
}

/**
 * All rows of the test set are looked at unasked with the weights of the open run, or of a network as it was opened, but not
 * with other first weights after each edit: of a convolution that is many seconds of the worker each time.
 */
export const isWorthMeasuring = (state: AppState): boolean =>
  state.past.length === 0 || sourceOfNow(state)?.source.kind === 'run';
