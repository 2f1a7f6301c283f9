import type { RunId } from '../ids';
import type { BatchResults } from './epoch-run';
import type { TrainEvent } from './protocol';

/** Gathers the losses of steps into one event in 16 ms, since a message a step halves the speed of small networks. */
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

const interval = 16;
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
  let gathered: BatchResults[] = [];
  let samples = 0;
  let since = now();
  let smoothedSamples = 0;
  let smoothedTime = 0;

  return {
    add(results) {
      gathered.push(results);
      samples += results.samples;
    },
    rare: false,
    flush(force) {
      const time = now() - since;
      if (gathered.length === 0 || (!force && time < (this.rare ? rareInterval : interval))) return;
      const keep = Math.exp(-time / memory);
      smoothedSamples = smoothedSamples * keep + samples;
      smoothedTime = smoothedTime * keep + time;
      const loss = joined(gathered.map((results) => results.loss));
      // The buffer leaves with the event.
      const count = loss.length;
      emit({
        kind: 'steps',
        run,
        from,
        loss,
        accuracy: joined(gathered.map((results) => results.accuracy)),
        samplesPerSecond: smoothedTime > 0 ? (1000 * smoothedSamples) / smoothedTime : 0,
        learningRate: learningRate(),
      });
      from += count;
      gathered = [];
      samples = 0;
      since = now();
    },
    resume() {
      since = now();
    },
    restart(step) {
      from = step;
      gathered = [];
      samples = 0;
      smoothedSamples = 0;
      smoothedTime = 0;
      since = now();
    },
  };
}

function joined(parts: readonly (Float32Array | Float64Array)[]): Float32Array {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
