import type uPlot from 'uplot';
import { type CurveLine, isLog } from './curve-kinds';
import type { PlotState } from './plot-state';
import { logLabel, tickLabels } from './ticks';

const axisWidth = 40;
const axisHeight = 22;
/** Axes, grid and lines of a plot of curves: raw batches faint, training solid, test dashed with round markers. */
export function appearance(state: PlotState): Pick<uPlot.Options, 'padding' | 'legend' | 'scales' | 'axes' | 'series'> {
  const { scale, kind } = state;
  const font = state.colours.font.replace('11px', `${11 * scale}px`);
  const shared = {
    font,
    stroke: () => state.colours.label,
    ticks: { show: false },
    border: { show: true, stroke: () => state.colours.axis, width: scale },
    // uPlot draws no labels unless it finds a step of its own kind; ours are in `splits`.
    space: 1,
  };
  return {
    padding: [7 * scale, 16 * scale, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [state.horizontal.low, state.horizontal.high] },
      y: { range: () => [state.vertical.low, state.vertical.high] },
    },
    axes: [
      {
        ...shared,
        size: axisHeight * scale,
        gap: 4 * scale,
        grid: { show: false },
        incrs: () => [powerBelow(state.horizontal.high - state.horizontal.low)],
        splits: () => [...state.horizontal.values],
        values: (_, splits) => [...tickLabels(splits)],
      },
      {
        ...shared,
        size: axisWidth * scale,
        gap: 6 * scale,
        grid: { stroke: () => state.colours.grid, width: scale },
        incrs: () => [powerBelow(state.vertical.high - state.vertical.low)],
        splits: () => [...state.vertical.values],
        values: (_, splits) =>
          isLog(kind, state.input?.log ?? false) ? splits.map(logLabel) : [...kind.axisLabels(splits)],
      },
    ],
    series: [{}, ...state.drawn.map((line) => seriesOf(line, state))],
  };
}

function seriesOf({ colour, width, dash, faint, seldom }: CurveLine, state: PlotState): uPlot.Series {
  const { scale } = state;
  const stroke = () => state.colours.of(colour);
  return {
    stroke,
    width: width * scale,
    dash: dash.map((length) => length * scale),
    ...(faint === true && { alpha: 0.3 }),
    points:
      seldom === true
        ? {
            show: (self) => haveRoomForDots(self, state),
            size: 8 * scale,
            width: 1.5 * scale,
            fill: stroke,
            stroke: () => state.colours.ground,
          }
        : { show: false },
  };
}

/** The power of ten at or below a number above 0. */
const powerBelow = (value: number): number => Number(`1e${Math.floor(Math.log10(value))}`);

/** Dots closer than this would hide the lines under their rims. */
const leastDotDistance = 10;

function haveRoomForDots(plot: uPlot, { horizontal, scale }: PlotState): boolean {
  return plot.width / Math.max(1, horizontal.high - horizontal.low) >= leastDotDistance * scale;
}
