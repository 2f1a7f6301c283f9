import type { RateSchedule } from '../../src-core/training/schedule';
import { type Gradients, makeGradientSeries } from './gradient-series';
import { makeRateLog, type Rates } from './rate-log';
import { makeThinnedSeries } from './thinned-series';

/**
 * The curves of the open run: every step's loss and accuracy. Kept outside React and the store, because they grow
 * many times a second; plots subscribe and draw ten times a second at most.
 */
export interface SeriesView {
  /** One number a step, from step 0; of a long run the mean of each `stride` steps. Valid until the next append. */
  readonly loss: Float32Array;
  /** Likewise; empty for regression. */
  readonly accuracy: Float32Array;
  readonly stride: number;
  /** Another object whenever losses and accuracies that were there before have changed. */
  readonly key: object;
  /** Samples a second, evenly over the run. */
  readonly throughput: Float32Array;
  readonly rates: Rates;
  readonly gradients: Gradients;
}

export interface StepsPart {
  readonly from: number;
  readonly loss: Float32Array;
  readonly accuracy: Float32Array;
  readonly samplesPerSecond: number;
  /** What the schedule multiplies. */
  readonly learningRate: number;
}

export interface GradientsPart {
  readonly step: number;
  /** By operation of the plan. */
  readonly norms: Float32Array;
}

export interface RunSeries {
  read(): SeriesView;
  append(part: StepsPart): void;
  appendGradients(part: GradientsPart): void;
  /** The schedule of the steps that come from now on; it outlives `clear`. */
  follow(schedule: RateSchedule | null): void;
  /** Keeps the first steps only: a run goes on from there. */
  truncate(steps: number): void;
  clear(): void;
  subscribe(listener: () => void): () => void;
}

/** Tiny networks make half a million steps a second: what a plot draws must not grow with them. */
const keptSteps = 131_072;
const keptSpeeds = 4096;

/** @param nextFrame how listeners are batched; `requestAnimationFrame` in the window. */
export function makeRunSeries(nextFrame: (call: () => void) => void): RunSeries {
  const loss = makeThinnedSeries(keptSteps);
  const accuracy = makeThinnedSeries(keptSteps);
  const throughput = makeThinnedSeries(keptSpeeds);
  const rates = makeRateLog();
  const gradients = makeGradientSeries();
  let schedule: RateSchedule | null = null;
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
    read: () => ({
      loss: loss.values,
      accuracy: accuracy.values,
      stride: loss.stride,
      key: loss.key,
      throughput: throughput.values,
      rates,
      gradients,
    }),
    append(part) {
      loss.append(part.loss);
      accuracy.append(part.accuracy);
      rates.note(part.from, part.learningRate, schedule);
      if (Number.isFinite(part.samplesPerSecond)) throughput.append([part.samplesPerSecond]);
      changed();
    },
    appendGradients({ step, norms }) {
      gradients.append(step, norms);
      changed();
    },
    follow(next) {
      schedule = next;
    },
    truncate(steps) {
      for (const series of [loss, accuracy, rates, gradients]) series.truncate(steps);
      throughput.clear();
      changed();
    },
    clear() {
      for (const series of [loss, accuracy, throughput, rates, gradients]) series.clear();
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Ten drawings a second look alive; sixty would take the frames that dragging a card needs. */
const drawingInterval = 100;

export const runSeries = makeRunSeries((call) => {
  setTimeout(() => requestAnimationFrame(call), drawingInterval);
});
