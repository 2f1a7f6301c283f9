import { formatCount } from '../ui/format';
import type { Curve } from './curve';
import type { CurveKind, CurveLine } from './curve-kinds';
import type { Pointed } from './plot-places';

export interface LineValue {
  readonly line: CurveLine;
  readonly value: number;
  /** The epoch of the measurement, where it is another than the cursor's. */
  readonly epoch: number | null;
}

/** Exact values of all lines at a place of the plot. */
export interface PointedValues extends Pointed {
  readonly epoch: number;
  /** Steps done. */
  readonly step: number;
  /** Steps done at the end of the curve. */
  readonly last: number;
  readonly values: readonly LineValue[];
}

export function valuesAt(
  curve: Curve | null,
  lines: readonly CurveLine[],
  place: Pointed | null,
): PointedValues | null {
  const epoch = place === null ? undefined : curve?.x[place.index];
  if (curve === null || place === null || epoch === undefined) return null;
  return {
    ...place,
    epoch,
    step: curve.steps[place.index] ?? 0,
    last: curve.steps.at(-1) ?? 0,
    values: lines.flatMap((line, index): readonly LineValue[] => {
      const at = indexFor(line, curve.lines[index] ?? [], curve.x, place.index);
      const value = at === null ? null : curve.lines[index]?.[at];
      return typeof value === 'number' && at !== null
        ? [{ line, value, epoch: at === place.index ? null : (curve.x[at] ?? 0) }]
        : [];
    }),
  };
}

type LineValues = Curve['lines'][number];

/**
 * Where a line is read. What was measured at other steps than the cursor's is read at the nearest; of a line that ends
 * before the cursor, or has a gap there, only what is measured seldom.
 */
function indexFor(line: CurveLine, values: LineValues, x: readonly number[], from: number): number | null {
  if (typeof values[from] === 'number') return from;
  if (line.seldom === true) return nearestIndex(values, x, from);
  const isInside = values[from] === undefined && values.slice(from).some((value) => value !== undefined);
  return isInside ? nearestIndex(values, x, from) : null;
}

/** The place nearest to `from` where the line has a value. */
function nearestIndex(values: LineValues, x: readonly number[], from: number): number | null {
  let nearest: number | null = null;
  const distance = (index: number): number => Math.abs((x[index] ?? 0) - (x[from] ?? 0));
  for (const [index, value] of values.entries()) {
    if (typeof value === 'number' && (nearest === null || distance(index) < distance(nearest))) nearest = index;
  }
  return nearest;
}

/** "epoch 2.50, step 587, smoothed 0.5312, test 0.5523 (epoch 2), Run 1 test 0.5601 (epoch 2)" */
export function pointedWords({ epoch, step, values }: PointedValues, kind: CurveKind): string {
  const parts = values.map(({ line, value, epoch: at }) => {
    const words = [line.run, line.name, kind.format(value), kind.word?.(value)].filter(Boolean).join(' ');
    return isElsewhere(line, at, epoch) ? `${words} (epoch ${epochText(at)})` : words;
  });
  return [`epoch ${epoch.toFixed(2)}, step ${formatCount(step)}`, ...parts].join(', ');
}

/**
 * Whether a measurement is of another epoch than the cursor's, as far as two decimals tell. Kept runs were measured at
 * places of their own: of them it is said where they ended an epoch ago or earlier.
 */
export const isElsewhere = (line: CurveLine, at: number | null, epoch: number): at is number =>
  at !== null && (line.run === undefined ? at.toFixed(2) !== epoch.toFixed(2) : Math.abs(at - epoch) > 1);

export const epochText = (epoch: number): string => (Number.isInteger(epoch) ? String(epoch) : epoch.toFixed(2));
