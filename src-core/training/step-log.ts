import type { RunId } from '../ids';
import type { TrainEvent } from './protocol';

/** Gathers the losses of steps into one event in 16 ms, since a message a step halves the speed of small networks. */
export interface StepLog {
  add(loss: number, accuracy: number | null, samples: number): void;
  /** Emits what was gathered if it is time, or at once with `force`. */
  flush(force: boolean): void;
  /** Call when steps begin after a pause or an evaluation, so that the rest does not count as slowness. */
  resume(): void;
  /** Forgets what was gathered; the next step is number `step`. */
  restart(step: number): void;
}

const interval = 16;
/** The throughput shown is a mean over about this many milliseconds of training. */
const memory = 500;

export function makeStepLog(run: RunId, now: () => number, emit: (event: TrainEvent) => void): StepLog {
  let from = 0;
  let losses: number[] = [];
  let accuracies: number[] = [];
  let samples = 0;
  let since = now();
  let smoothedSamples = 0;
  let smoothedTime = 0;

  return {
    add(loss, accuracy, rows) {
      losses.push(loss);
      if (accuracy !== null) accuracies.push(accuracy);
      samples += rows;
    },
    flush(force) {
      const time = now() - since;
      if (losses.length === 0 || (!force && time < interval)) return;
      const keep = Math.exp(-time / memory);
      smoothedSamples = smoothedSamples * keep + samples;
      smoothedTime = smoothedTime * keep + time;
      emit({
        kind: 'steps',
        run,
        from,
        loss: Float32Array.from(losses),
        accuracy: Float32Array.from(accuracies),
        samplesPerSecond: smoothedTime > 0 ? (1000 * smoothedSamples) / smoothedTime : 0,
      });
      from += losses.length;
      losses = [];
      accuracies = [];
      samples = 0;
      since = now();
    },
    resume() {
      since = now();
    },
    restart(step) {
      from = step;
      losses = [];
      accuracies = [];
      samples = 0;
      smoothedSamples = 0;
      smoothedTime = 0;
      since = now();
    },
  };
}
