import type { ActivationFunction } from '../../src-core/nodes/activation-functions';
import { niceTicks, type Ticks } from '../training/ticks';

/** The bench spans [−8, 8] in steps of 0.1, as the chapter's plots do. */
export const reach = 8;
export const benchPoints: readonly number[] = Array.from({ length: 161 }, (_, index) => (index - 80) / 10);

/** A jump larger than this between neighbours is a jump of the function, not a slope. */
const jump = 0.3;

export interface BenchCurve {
  readonly vertical: Ticks;
  /** SVG paths in a box of 1000 × 1000. */
  readonly value: string;
  readonly derivative: string;
  /** What is laid over it. */
  readonly other: string | null;
}

export function makeBenchCurve(
  activation: ActivationFunction,
  slope: number,
  overlay: { value(x: number): number } | null = null,
): BenchCurve {
  const values = benchPoints.map((x) => activation.value(x, slope));
  const derivatives = benchPoints.map((x) => activation.derivative(x, slope));
  const others = overlay === null ? [] : benchPoints.map((x) => overlay.value(x));
  const all = [...values, ...derivatives, ...others];
  const vertical = niceTicks(Math.min(...all), Math.max(...all), 2);
  return {
    vertical,
    value: pathOf(values, vertical, Number.POSITIVE_INFINITY),
    derivative: pathOf(derivatives, vertical, jump),
    other: overlay === null ? null : pathOf(others, vertical, Number.POSITIVE_INFINITY),
  };
}

export const toX = (x: number): number => (1000 * (x + reach)) / (2 * reach);
export const toY = (y: number, { low, high }: Ticks): number => 1000 - (1000 * (y - low)) / (high - low);

function pathOf(values: readonly number[], vertical: Ticks, largestJump: number): string {
  return values
    .map((value, index) => {
      const before = values[index - 1];
      const starts = before === undefined || Math.abs(value - before) > largestJump;
      return `${starts ? 'M' : 'L'}${toX(benchPoints[index] ?? 0).toFixed(1)} ${toY(value, vertical).toFixed(1)}`;
    })
    .join('');
}
