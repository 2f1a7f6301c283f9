import type { SweptSetting } from '../../src-core/graph/document';
import type { KeptRunId } from '../../src-core/ids';
import type { Result } from '../../src-core/result';
import type { TestResult } from '../../src-core/runs/run-record';
import type { SweepWish } from '../../src-core/runs/sweep/plan-sweep';

/** One run of a sweep, as far as it has come. */
export interface SweepCell {
  readonly settings: readonly SweptSetting[];
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly epoch: number;
  readonly epochs: number;
  /** After its newest evaluated epoch. */
  readonly test: TestResult | null;
  /** What it is kept as. */
  readonly run: KeptRunId | null;
  /** Why it failed. */
  readonly message: string | null;
}

export interface Sweep {
  readonly id: string;
  /** First axis slowest; the cells are in the order of their product, seeds fastest. */
  readonly axes: readonly { readonly title: string; readonly values: readonly (number | string)[] }[];
  readonly seeds: number;
  readonly cells: readonly SweepCell[];
  readonly phase: 'running' | 'stopping' | 'over';
  /** Milliseconds that are left, `null` before that can be told. */
  readonly left: number | null;
}

export interface SweepSlice {
  readonly sweep: Sweep | null;
  /** Whether its panel is on the screen. */
  readonly sweepShown: boolean;
  /** Trains one network after the other, beside the open run; the document stays as it is. The error is a sentence. */
  startSweep(wish: SweepWish): Result<null, string>;
  /** At once, which loses the run that is under way, or when that one is over. */
  stopSweep(when: 'now' | 'after-this-run'): void;
  showSweep(on: boolean): void;
  /** Back to the form. */
  forgetSweep(): void;
}

/** The run that is under way. */
export const runningCell = ({ cells }: Sweep): number => cells.findIndex(({ state }) => state === 'running');
export const cellsOver = ({ cells }: Sweep): number =>
  cells.filter(({ state }) => state === 'done' || state === 'failed').length;
