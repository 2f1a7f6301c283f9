import type { RunId } from '../ids';
import type { BatchResults } from './epoch-run';
import type { TrainEvent } from './protocol';

/** Gathers the losses of steps into one event in 50 ms, since a message a step halves the speed of small networks. */
export interface StepLog {
  add(results: BatchResults): void;
  /** Emits what was gathered if it is time, or at once with `force`. */
  flush(force: boolean): void;
  /** Whether events come less often: each one makes the page draw. */
  rare: boolean;
  /** Call when steps begin after a pause or an evaluation, so that the rest does not count as slowness. */
  resume(): void;
  /** Forgets what was gathered; the next step is number `step`. */
  restart(step: number): void;
}

/** Milliseconds between two events: plots look ten times a second. */
const interval = 50;
/** Until the first event after `resume`, so that a run is seen to begin at once. */
const firstInterval = 16;
const rareInterval = 250;
/** The throughput shown is a mean over about this many milliseconds of training. */
const memory = 500;

/** @param learningRate that of now; `flush` before it is changed */
export function makeStepLog(
  run: RunId,
  now: () => number,
  emit: (event: TrainEvent) => void,
  learningRate: () => number,
): StepLog {
  let from = 0;
  const losses = makeGathering();
  const accuracies = makeGathering();
  let samples = 0;
  let since = now();
  let due = firstInterval;
  let smoothedSamples = 0;
  let smoothedTime = 0;

  return {
    add(results) {
      losses.add(results.loss);
      accuracies.add(results.accuracy);
      samples += results.samples;
    },
    rare: false,
    flush(force) {
      const time = now() - since;
      if (losses.length === 0 || (!force && time < (this.rare ? rareInterval : due))) return;
      const keep = Math.exp(-time / memory);
      smoothedSamples = smoothedSamples * keep + samples;
      smoothedTime = smoothedTime * keep + time;
      const count = losses.length;
      emit({
        kind: 'steps',
        run,
        from,
        loss: losses.take(),
        accuracy: accuracies.take(),
        samplesPerSecond: smoothedTime > 0 ? (1000 * smoothedSamples) / smoothedTime : 0,
        learningRate: learningRate(),
      });
      from += count;
      samples = 0;
      since = now();
      due = interval;
    },
    resume() {
      since = now();
      due = firstInterval;
    },
    restart(step) {
      from = step;
      losses.clear();
      accuracies.clear();
      samples = 0;
      smoothedSamples = 0;
      smoothedTime = 0;
      since = now();
      due = firstInterval;
    },
  };
}

/** Numbers in a row, in a buffer that grows to what an event needs and is kept: what is taken is a copy. */
function makeGathering() {
  let held = new Float32Array(64);
  let length = 0;
  return {
    get length() {
      return length;
    },
    add(values: ArrayLike<number>): void {
      if (length + values.length > held.length) {
        const grown = new Float32Array(2 * (length + values.length));
        grown.set(held.subarray(0, length));
        held = grown;
      }
      // A loop: for a few numbers it is quicker than `set`.
      for (let index = 0; index < values.length; index++) held[length + index] = values[index] ?? 0;
      length += values.length;
    },
    take(): Float32Array {
      const taken = held.slice(0, length);
      length = 0;
      return taken;
    },
    clear(): void {
      length = 0;
    },
  };
}
