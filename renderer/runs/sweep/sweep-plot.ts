import { wilsonInterval } from '../../../src-core/explain/honest-accuracy';
import { meanOutcome, outcomeOf, type SweepPoint, type SweepResults } from '../../../src-core/runs/sweep/sweep-results';
import type { SweepValue } from '../../../src-core/runs/sweep/sweep-settings';
import { niceTicks, type Ticks } from '../../training/ticks';

/** One run as a mark: its place from left, 0 to 1, and what it came to. */
export interface SweepMark {
  readonly key: string;
  readonly name: string;
  readonly left: number;
  readonly value: number;
  readonly interval: readonly [low: number, high: number] | null;
}

/** Runs with the same value of the second setting, and a line through the means. */
export interface SweepLine {
  /** The value of the second setting; `null` where there is none. */
  readonly title: SweepValue | null;
  readonly look: number;
  readonly marks: readonly SweepMark[];
  readonly means: readonly { readonly left: number; readonly value: number }[];
}

export interface SweepPlot {
  readonly lines: readonly SweepLine[];
  readonly x: readonly { readonly left: number; readonly label: SweepValue }[];
  readonly y: Ticks;
}

/** Marks of several seeds stand beside each other, this far apart. */
const apart = 0.008;
/** Values that far apart are drawn on a logarithmic axis. */
const wide = 8;
export const mostLines = 6;

/** `null` where nothing was measured, or where there are too many lines to tell apart. */
export function sweepPlot({ axes, points, measure }: SweepResults): SweepPlot | null {
  const [first, second] = axes;
  if (first === undefined || (second?.values.length ?? 0) > mostLines) return null;
  const place = placesOf(first.values);
  const series = second?.values ?? [null];
  const lines = series.map((title, look): SweepLine => {
    const own = points
      .filter(({ values }) => title === null || values[1] === title)
      .sort((one, other) => place(one.values[0]) - place(other.values[0]));
    return {
      title,
      look,
      marks: own.flatMap((point) => marksOf(point, place(point.values[0]), measure)),
      means: own.flatMap((point) => {
        const value = meanOutcome(point, measure);
        return value === null ? [] : [{ left: place(point.values[0]), value }];
      }),
    };
  });
  const shown = lines.flatMap(({ marks }) => marks.flatMap(({ value, interval }) => [value, ...(interval ?? [])]));
  if (shown.length === 0) return null;
  return {
    lines,
    x: first.values.map((label) => ({ left: place(label), label })),
    y: yTicks(Math.min(...shown), Math.max(...shown), measure),
  };
}

function marksOf({ runs }: SweepPoint, left: number, measure: SweepResults['measure']): readonly SweepMark[] {
  return runs.flatMap((run, index) => {
    const value = outcomeOf(run, measure);
    if (value === null) return [];
    const { test } = run;
    const interval =
      measure === 'accuracy' && test !== null && test.right !== null ? wilsonInterval(test.right, test.count) : null;
    return [{ key: run.id, name: run.name, left: left + (index - (runs.length - 1) / 2) * apart, value, interval }];
  });
}

/** Where a value of the axis stands: numbers by their size, on a logarithmic axis if they are far apart; else evenly. */
function placesOf(values: readonly SweepValue[]): (value: SweepValue | undefined) => number {
  const margin = 0.06;
  const within = (share: number): number => margin + share * (1 - 2 * margin);
  const numbers = values.filter((value) => typeof value === 'number');
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (numbers.length < values.length || numbers.length < 2 || low === high) {
    return (value) => within(values.length < 2 ? 0.5 : values.indexOf(value ?? '') / (values.length - 1));
  }
  const scale = low > 0 && high / low >= wide ? Math.log : (value: number): number => value;
  return (value) => within((scale(Number(value)) - scale(low)) / (scale(high) - scale(low)));
}

function yTicks(min: number, max: number, measure: SweepResults['measure']): Ticks {
  if (measure === 'loss') return niceTicks(min, max, 4);
  const { low, high, values } = niceTicks(100 * min, 100 * max, 4);
  const most = Math.min(100, high);
  return {
    low: Math.max(0, low) / 100,
    high: most / 100,
    values: values.filter((value) => value >= 0 && value <= most).map((value) => value / 100),
  };
}
