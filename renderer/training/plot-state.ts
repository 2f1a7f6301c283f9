import type uPlot from 'uplot';
import type { Curve, Stretch } from './curve';
import type { CurveKind, CurveLine } from './curve-kinds';
import type { PlotColours } from './plot-colours';
import type { Ticks } from './ticks';

export interface CurvePlotInput {
  readonly curve: Curve;
  /** The switch for logarithmic axes is on. */
  readonly log: boolean;
  /** Of the whole run. */
  readonly epochs: number;
  /** Epochs done. */
  readonly now: number;
  readonly zoom: Stretch | null;
  /** Where every view stands in time, in epochs; `null` is now. */
  readonly shownAt: number | null;
}

/** What a plot of curves knows of what it shows; uPlot's callbacks read it as it is when they draw. */
export interface PlotState {
  readonly kind: CurveKind;
  readonly lines: readonly CurveLine[];
  /** Lines in the order in which they are drawn, which is that of uPlot's data after x. */
  readonly drawn: readonly CurveLine[];
  readonly scale: number;
  colours: PlotColours;
  input: CurvePlotInput | null;
  vertical: Ticks;
  horizontal: Ticks;
}

/** What uPlot has of a line. */
export const dataOf = (plot: uPlot, { drawn }: Pick<PlotState, 'drawn'>, line: CurveLine) =>
  plot.data[drawn.indexOf(line) + 1] ?? [];
