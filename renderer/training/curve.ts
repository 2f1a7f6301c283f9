import { logTicks, niceTicks, type Ticks } from './ticks';

/** A part of the run, in epochs. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
}

/** How much of a curve is drawn, and how finely. */
export interface Frame {
  /** `null`: the whole run. */
  readonly zoom: Stretch | null;
  /** Columns of pixels. */
  readonly columns: number;
}

/** Measurements after so many steps; ascending. A value that is not finite is a gap. */
export interface Points {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** Everything that one plot draws, all lines over one axis. */
export interface Curve {
  /** Epochs; ascending. */
  readonly x: readonly number[];
  /** Steps done at each x. */
  readonly steps: readonly number[];
  /** By line; `null` is a gap, `undefined` where this line was not measured. */
  readonly lines: readonly (readonly (number | null | undefined)[])[];
  /** Lines that may leave the frame: the vertical axis is not made for them. */
  readonly free?: readonly number[];
}

/** Lines that were measured at different steps, over the steps of all of them. */
export function alignLines(lines: readonly Points[], stepsPerEpoch: number): Curve {
  const perEpoch = Math.max(1, stepsPerEpoch);
  const steps = unionOf(lines.map((line) => line.steps));
  return {
    x: steps.map((step) => step / perEpoch),
    steps,
    lines: lines.map((line) => {
      let place = 0;
      return steps.map((step) => {
        if (line.steps[place] !== step) return undefined;
        const value = line.values[place];
        place += 1;
        return value !== undefined && Number.isFinite(value) ? value : null;
      });
    }),
  };
}

/** Ascending, without repeats, of ascending lists. Lists that are the same cost nothing. */
export function unionOf(lists: readonly (readonly number[])[]): readonly number[] {
  return lists.reduce((all, list) => merged(all, list), []);
}

function merged(one: readonly number[], other: readonly number[]): readonly number[] {
  if (one.length === 0 || one === other) return other;
  const all: number[] = [];
  let [left, right] = [0, 0];
  while (left < one.length || right < other.length) {
    const next = Math.min(one[left] ?? Number.POSITIVE_INFINITY, other[right] ?? Number.POSITIVE_INFINITY);
    if (one[left] === next) left += 1;
    if (other[right] === next) right += 1;
    all.push(next);
  }
  return all;
}

/** The points in sight and one beyond either edge, so that lines go on to it. */
export function pointsInSight({ steps, values }: Points, stepsPerEpoch: number, zoom: Stretch | null): Points {
  if (zoom === null) return { steps, values };
  const perEpoch = Math.max(1, stepsPerEpoch);
  const first = steps.findIndex((step) => step >= zoom.low * perEpoch);
  const behind = steps.findIndex((step) => step > zoom.high * perEpoch);
  const from = Math.max(0, (first === -1 ? steps.length : first) - 1);
  const to = behind === -1 ? steps.length : behind + 1;
  return { steps: steps.slice(from, to), values: values.slice(from, to) };
}

export interface AxisOptions {
  readonly log: boolean;
  /** About how many steps between the ticks; fewer where there is little height. */
  readonly steps?: number;
  /** The largest value there can be. */
  readonly most?: number;
}

/** Limits and ticks of a vertical axis that holds these values; `null` where there are none. */
export function valueTicks(values: readonly number[], { log, steps = 3, most }: AxisOptions): Ticks | null {
  const shown = log ? values.filter((value) => value > 0) : values;
  if (shown.length === 0) return null;
  const [min, max] = extent(shown);
  if (log) return logTicks(Math.max(min, 1e-12), Math.max(max, min * 1.01, 1e-12));
  const ticks = niceTicks(min, most === undefined ? max : Math.min(most, max), steps);
  return most !== undefined && ticks.high > most ? { ...ticks, high: most } : ticks;
}

/** The values of some lines that are neither gaps nor missing. */
export function valuesOf({ lines, x }: Curve, wanted: readonly number[], zoom: Stretch | null): readonly number[] {
  return wanted.flatMap((line) =>
    (lines[line] ?? []).filter((value, index): value is number => typeof value === 'number' && isIn(x[index], zoom)),
  );
}

const isIn = (x: number | undefined, zoom: Stretch | null): boolean =>
  zoom === null || (x !== undefined && x >= zoom.low && x <= zoom.high);

/** All but the six hundredths at either end: single values that jump out do not stretch an axis. */
export function middleOf(values: readonly number[]): readonly number[] {
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

/** What the horizontal axis spans. */
export function epochsInSight(zoom: Stretch | null, total: number, now: number): Stretch {
  return zoom ?? { low: 0, high: lastEpoch(total, now) };
}

function extent(values: readonly number[]): readonly [min: number, max: number] {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return [min, max];
}
