/**
 * The curves of the open run: every step's loss and accuracy. Kept outside React and the store, because they grow
 * many times a second; plots subscribe and draw ten times a second at most.
 */
export interface SeriesView {
  /** One number a step, from step 0. Valid until the next append. */
  readonly loss: Float32Array;
  /** One number a step; empty for regression. */
  readonly accuracy: Float32Array;
  /** Samples a second, one number per step event. */
  readonly throughput: readonly number[];
}

export interface StepsPart {
  readonly from: number;
  readonly loss: Float32Array;
  readonly accuracy: Float32Array;
  readonly samplesPerSecond: number;
}

export interface RunSeries {
  read(): SeriesView;
  append(part: StepsPart): void;
  clear(): void;
  subscribe(listener: () => void): () => void;
}

/** @param nextFrame how listeners are batched; `requestAnimationFrame` in the window. */
export function makeRunSeries(nextFrame: (call: () => void) => void): RunSeries {
  let loss = new Float32Array(1024);
  let accuracy = new Float32Array(1024);
  let steps = 0;
  let accuracySteps = 0;
  let throughput: number[] = [];
  let pending = false;
  const listeners = new Set<() => void>();

  const changed = (): void => {
    if (pending) return;
    pending = true;
    nextFrame(() => {
      pending = false;
      for (const listener of listeners) listener();
    });
  };

  return {
    read: () => ({ loss: loss.subarray(0, steps), accuracy: accuracy.subarray(0, accuracySteps), throughput }),
    append(part) {
      steps = part.from + part.loss.length;
      loss = withRoom(loss, steps);
      loss.set(part.loss, part.from);
      if (part.accuracy.length > 0) {
        accuracySteps = part.from + part.accuracy.length;
        accuracy = withRoom(accuracy, accuracySteps);
        accuracy.set(part.accuracy, part.from);
      }
      if (Number.isFinite(part.samplesPerSecond)) throughput.push(part.samplesPerSecond);
      changed();
    },
    clear() {
      steps = 0;
      accuracySteps = 0;
      throughput = [];
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function withRoom(values: Float32Array<ArrayBuffer>, needed: number): Float32Array<ArrayBuffer> {
  if (needed <= values.length) return values;
  const larger = new Float32Array(Math.max(needed, values.length * 2));
  larger.set(values);
  return larger;
}

/** Ten drawings a second look alive; sixty would take the frames that dragging a card needs. */
const drawingInterval = 100;

export const runSeries = makeRunSeries((call) => {
  setTimeout(() => requestAnimationFrame(call), drawingInterval);
});
