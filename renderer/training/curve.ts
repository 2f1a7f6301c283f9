import { keepSteps } from './keep-steps';
import { smooth } from './smooth';
import { logTicks, niceTicks, type Ticks } from './ticks';

export interface TestPoint {
  readonly epoch: number;
  readonly value: number;
}

/** Everything that one plot draws; `null` is a gap. */
export interface Curve {
  /** Epochs; ascending. */
  readonly x: readonly number[];
  /** Index of the step of each x, from 0; −1 for the point before the first step. */
  readonly steps: readonly number[];
  readonly raw: readonly (number | null)[];
  readonly smoothed: readonly (number | null)[];
  readonly test: readonly (number | null)[];
}

/** More points than a plot has pixels are only slow. */
const drawn = 3000;

/**
 * A run's batch values and test values on one axis of epochs.
 * @param smoothing of one step to the next
 * @param stride each batch value is the mean of so many steps
 */
export function makeCurve(
  batch: ArrayLike<number>,
  test: readonly TestPoint[],
  stepsPerEpoch: number,
  smoothing: number,
  stride = 1,
): Curve {
  const perEpoch = Math.max(1, stepsPerEpoch) / stride;
  const stepOf = ({ epoch }: TestPoint): number => Math.round(epoch * perEpoch) - 1;
  const tested = new Map(test.map((point) => [stepOf(point), point.value]));
  const beyond = [...tested.keys()].filter((step) => step >= batch.length || step < 0);
  const even = smooth(batch, smoothing ** stride);
  const kept = keepSteps(batch, drawn, [...tested.keys()]);
  // A run opened from a file has test values and no steps.
  const steps = [...new Set([-1, ...kept, ...beyond])].sort((one, other) => one - other);
  const at = (values: ArrayLike<number>, step: number): number | null => finite(values[step]);
  return {
    x: steps.map((step) => (step + 1) / perEpoch),
    steps: steps.map((step) => (step + 1) * stride - 1),
    raw: steps.map((step) => at(batch, step)),
    smoothed: steps.map((step) => at(even, step)),
    test: steps.map((step) => finite(tested.get(step))),
  };
}

export interface AxisOptions {
  readonly log: boolean;
  /** About how many steps between the ticks; fewer where there is little height. */
  readonly steps?: number;
  /** The largest value there can be. */
  readonly most?: number;
}

/**
 * Limits and ticks of the vertical axis. Single batches that jump out do not stretch it, and once an epoch is over
 * neither does the steep beginning, which would press all that follows against the edge.
 */
export function valueTicks(curve: Curve, { log, steps = 3, most }: AxisOptions): Ticks | null {
  const test = curve.test.filter((value) => value !== null);
  const smoothed = curve.smoothed.filter((value) => value !== null);
  const shown = !log && test.length > 0 ? [...middleOf(smoothed), ...test] : smoothed;
  if (shown.length === 0) return null;
  const [min, max] = extent(shown);
  if (log) return logTicks(Math.max(min, 1e-8), Math.max(max, 2e-8));
  const ticks = niceTicks(min, most === undefined ? max : Math.min(most, max), steps);
  return most !== undefined && ticks.high > most ? { ...ticks, high: most } : ticks;
}

/** All but the six hundredths at either end. */
function middleOf(values: readonly number[]): readonly number[] {
  const sorted = Float64Array.from(values).sort();
  const cut = Math.floor(sorted.length * 0.06);
  return [...sorted.subarray(cut, sorted.length - cut)];
}

/** The right end of the axis: all epochs of a short run; a long one grows in doublings as it goes. */
export function lastEpoch(total: number, now: number): number {
  if (total <= 20) return Math.max(total, Math.ceil(now), 1);
  let end = 10;
  while (end < now * 1.1 && end < total) end *= 2;
  return Math.max(Math.min(end, total), Math.ceil(now));
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

function extent(values: readonly number[]): readonly [min: number, max: number] {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return [min, max];
}
