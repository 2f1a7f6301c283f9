import { ok, type Result } from '../../../src-core/result';
import { parseSweepNumbers } from '../../../src-core/runs/sweep/plan-sweep';
import type { SweepSetting, SweepValue } from '../../../src-core/runs/sweep/sweep-settings';
import { toNumberText } from '../../ui/number-text';

/** One axis as it stands in the form. */
export interface AxisWish {
  readonly setting: string;
  /** What is typed, for numbers. */
  readonly text: string;
  /** What is ticked, for named choices. */
  readonly chosen: readonly string[];
}

export function proposedAxis({ id, suggested, kind }: SweepSetting): AxisWish {
  const words = suggested.map((value) => (typeof value === 'number' ? toNumberText(value) : value));
  return kind.kind === 'number'
    ? { setting: id, text: words.join(', '), chosen: [] }
    : { setting: id, text: '', chosen: words };
}

export function valuesOf({ text, chosen }: AxisWish, { kind }: SweepSetting): Result<readonly SweepValue[], string> {
  return kind.kind === 'number' ? parseSweepNumbers(text, kind) : ok(chosen);
}

/** Values up to one, for a slider: doublings of a width, each number of layers. */
export function valuesUpTo(setting: string, most: number): readonly number[] {
  if (setting === 'depth') return Array.from({ length: most }, (_, index) => index + 1);
  return Array.from({ length: Math.floor(Math.log2(most)) + 1 }, (_, power) => 2 ** power);
}

/** Where a slider sets the values: how far it goes, and what it stands at. */
export function sliderOf({ setting, text }: AxisWish): { readonly max: number; readonly value: number } | null {
  if (setting !== 'depth' && setting !== 'width') return null;
  const numbers = text
    .split(/[\s,;]+/)
    .map(Number)
    .filter((value) => value >= 1);
  const most = numbers.length === 0 ? 1 : Math.max(...numbers);
  return setting === 'depth' ? { max: 6, value: Math.min(6, most) } : { max: 10, value: Math.round(Math.log2(most)) };
}

/** Sweeps that are often wanted. */
export interface Prepared {
  readonly title: string;
  readonly axes: readonly string[];
  readonly seeds: number;
}

export const preparedSweeps: readonly Prepared[] = [
  { title: 'Learning rate', axes: ['training.learningRate'], seeds: 3 },
  { title: 'Width and depth', axes: ['width', 'depth'], seeds: 1 },
  { title: 'Depth at equal parameters', axes: ['budget', 'depth'], seeds: 1 },
  { title: 'Optimizers', axes: ['training.optimizer', 'training.learningRate'], seeds: 1 },
];
