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
      const values = curve.lines[index] ?? [];
      const value = values[place.index];
      if (typeof value === 'number') return [{ line, value, epoch: null }];
      const nearest = line.seldom === true ? nearestIndex(values, curve.x, place.index) : null;
      const measured = nearest === null ? null : values[nearest];
      return typeof measured === 'number' && nearest !== null
        ? [{ line, value: measured, epoch: curve.x[nearest] ?? 0 }]
        : [];
    }),
  };
}

/** The place nearest to `from` where the line has a value. */
function nearestIndex(values: Curve['lines'][number], x: readonly number[], from: number): number | null {
  let nearest: number | null = null;
  const distance = (index: number): number => Math.abs((x[index] ?? 0) - (x[from] ?? 0));
  for (const [index, value] of values.entries()) {
    if (typeof value === 'number' && (nearest === null || distance(index) < distance(nearest))) nearest = index;
  }
  return nearest;
}

/** "epoch 2.50, step 587, smoothed 0.5312, test 0.5523 (epoch 2)" */
export function pointedWords({ epoch, step, values }: PointedValues, kind: CurveKind): string {
  const parts = values.map(
    ({ line, value, epoch: at }) =>
      `${line.name} ${[kind.format(value), kind.word?.(value)].filter(Boolean).join(' ')}${at === null ? '' : ` (epoch ${epochText(at)})`}`,
  );
  return [`epoch ${epoch.toFixed(2)}, step ${formatCount(step)}`, ...parts].join(', ');
}

export const epochText = (epoch: number): string => (Number.isInteger(epoch) ? String(epoch) : epoch.toFixed(2));
