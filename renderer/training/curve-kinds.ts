import type { TrainPlan } from '../../src-core/plan/plan';
import type { Ticked } from '../runs/overlay';
import type { SeriesView } from '../store/run-series';
import type { EpochRecord } from '../store/run-slice';
import type { Curve, Frame, Stretch } from './curve';

/** One line of a plot. */
export interface CurveLine {
  readonly id: string;
  /** Beside exact values. */
  readonly name: string;
  /** In the key; `null` leaves it out there. */
  readonly keyName: string | null;
  /** A custom property of the theme. */
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
  /** Behind the others. */
  readonly faint?: boolean;
  /** Measured so seldom that each value gets a dot, and the cursor reads the nearest. */
  readonly seldom?: boolean;
  /** Of a kept run: its name, and the test rows that an accuracy was measured on. */
  readonly run?: string;
  readonly rows?: number;
}

/** What a plot is drawn from. */
export interface CurveReading {
  readonly series: SeriesView;
  readonly epochs: readonly EpochRecord[];
  readonly plan: TrainPlan | null;
  readonly stepsPerEpoch: number;
  /** Steps done. */
  readonly step: number;
  /** Of one step to the next, 0 to below 1. */
  readonly smoothing: number;
  /** Kept runs that lie under the open one. */
  readonly others: readonly Ticked[];
}

/** What one of the plots shows, and in which words. */
export interface CurveKind {
  readonly title: string;
  /** What is measured: "cross-entropy, by epoch". */
  readonly subtitle: (plan: TrainPlan | null) => string;
  /** Logarithmic, whatever the switch says. */
  readonly alwaysLog?: boolean;
  /** The switch for a logarithmic axis is not for this plot. */
  readonly neverLog?: boolean;
  /** The largest value there can be. */
  readonly most?: number;
  /** Lines of the open run and after them those of others, in the order of those of `curve`. */
  readonly lines: (plan: TrainPlan | null, others: readonly Ticked[]) => readonly CurveLine[];
  readonly curve: (reading: CurveReading, frame: Frame) => Curve;
  /** The line whose newest value is marked. */
  readonly main?: number;
  /** The values that the vertical axis is to hold. */
  readonly held: (curve: Curve, zoom: Stretch | null, log: boolean) => readonly number[];
  readonly format: (value: number) => string;
  /** A plain word for a value: "vanishing". */
  readonly word?: (value: number) => string;
  /** How sure a value measured on `count` test rows is. */
  readonly certainty?: (value: number, count: number) => string;
  readonly axisLabels: (values: readonly number[]) => readonly string[];
  /** What there is to see before anything was measured. */
  readonly empty?: string;
}

export const isLog = (kind: CurveKind, setting: boolean): boolean =>
  kind.alwaysLog === true || (setting && kind.neverLog !== true);
