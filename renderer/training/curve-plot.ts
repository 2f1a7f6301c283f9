import uPlot from 'uplot';
import { type Curve, lastEpoch, valueTicks } from './curve';
import { onThemeChange, type PlotColours, readPlotColours } from './plot-colours';
import { logLabel, niceTicks, tickLabels } from './ticks';

export interface CurvePlotInput {
  readonly curve: Curve;
  readonly log: boolean;
  readonly epochs: number;
  /** The largest value there can be: 1 for accuracy. */
  readonly most?: number;
  /** Where every view stands in time, in epochs; `null` is now. */
  readonly shownAt: number | null;
}

export interface Pointed {
  /** Index into the curve. */
  readonly index: number;
  /** Place in the plot's element, px. */
  readonly left: number;
  readonly top: number;
}

export interface CurvePlot {
  show(input: CurvePlotInput): void;
  /** Puts the cursor on an index of the curve, for the keyboard. */
  point(index: number): void;
  /** Where the newest value stands. */
  now(): Pointed | null;
  destroy(): void;
}

const axisWidth = 40;
const axisHeight = 22;

/** A uPlot with the look's curves: raw batches faint, training solid, test dashed with round markers. */
export function makeCurvePlot(
  element: HTMLElement,
  axisLabels: (values: readonly number[]) => readonly string[],
  onPoint: (pointed: Pointed | null) => void,
): CurvePlot {
  let input: CurvePlotInput | null = null;
  let colours = readPlotColours();
  let vertical = { low: 0, high: 1, values: [0, 1] as readonly number[] };
  let horizontal = { low: 0, high: 1, values: [0, 1] as readonly number[] };

  const plot = new uPlot(
    {
      width: Math.max(80, element.clientWidth),
      height: Math.max(60, element.clientHeight),
      padding: [7, 12, 0, 0],
      legend: { show: false },
      cursor: {
        points: { show: false },
        drag: { x: false, y: false, setScale: false },
        y: false,
      },
      scales: {
        x: { time: false, range: () => [horizontal.low, horizontal.high] },
        y: { range: () => [vertical.low, vertical.high] },
      },
      axes: [
        {
          size: axisHeight,
          gap: 4,
          font: colours.font,
          stroke: () => colours.label,
          grid: { show: false },
          ticks: { show: false },
          border: { show: true, stroke: () => colours.axis, width: 1 },
          splits: () => [...horizontal.values],
          values: (_, splits) => [...tickLabels(splits)],
        },
        {
          size: axisWidth,
          gap: 6,
          font: colours.font,
          stroke: () => colours.label,
          grid: { stroke: () => colours.grid, width: 1 },
          ticks: { show: false },
          border: { show: true, stroke: () => colours.axis, width: 1 },
          // uPlot draws no labels unless it finds a step of its own kind; ours are in `splits`.
          space: 1,
          incrs: () => [powerBelow(vertical.high - vertical.low)],
          splits: () => [...vertical.values],
          values: (_, splits) => (input?.log === true ? splits.map(logLabel) : [...axisLabels(splits)]),
        },
      ],
      series: [
        {},
        { stroke: () => colours.train, width: 1, alpha: 0.3, points: { show: false } },
        { stroke: () => colours.train, width: 1.75, points: { show: false } },
        {
          stroke: () => colours.test,
          width: 1.75,
          dash: [5, 3],
          spanGaps: true,
          points: {
            show: (self) => haveRoomForDots(self, horizontal.high),
            size: 8,
            width: 1.5,
            fill: () => colours.test,
            stroke: () => colours.ground,
          },
        },
      ],
      hooks: {
        draw: [(self) => drawNow(self, colours), (self) => drawShown(self, colours, input?.shownAt ?? null)],
        setCursor: [(self) => onPoint(pointedBy(self))],
      },
    },
    [[0], [null], [null], [null]],
    element,
  );

  const resized = new ResizeObserver(() => {
    if (element.clientWidth > 0) plot.setSize({ width: element.clientWidth, height: element.clientHeight });
  });
  resized.observe(element);
  const stopTheme = onThemeChange(() => {
    colours = readPlotColours();
    plot.redraw(false, true);
  });

  return {
    show(next) {
      input = next;
      const { curve, log, epochs, most } = next;
      vertical =
        valueTicks(curve, { log, steps: element.clientHeight < 110 ? 1 : 3, ...(most !== undefined && { most }) }) ??
        vertical;
      horizontal = niceTicks(0, lastEpoch(epochs, curve.x.at(-1) ?? 0), 5);
      const shown = (values: Curve['raw']): (number | null)[] =>
        values.map((value) => (value !== null && log ? Math.log10(Math.max(value, 1e-12)) : value));
      plot.setData([[...curve.x], shown(curve.raw), shown(curve.smoothed), shown(curve.test)]);
    },
    point(index) {
      const x = plot.data[0]?.[index];
      if (x === undefined) return;
      plot.setCursor({ left: plot.valToPos(x, 'x'), top: 0 });
    },
    now: () => nowOf(plot),
    destroy() {
      resized.disconnect();
      stopTheme();
      plot.destroy();
    },
  };
}

/** The power of ten at or below a number above 0. */
const powerBelow = (value: number): number => Number(`1e${Math.floor(Math.log10(value))}`);

/** Dots closer than this would hide the lines under their rims. */
const leastDotDistance = 10;

function haveRoomForDots(plot: uPlot, epochs: number): boolean {
  return plot.width / Math.max(1, epochs) >= leastDotDistance;
}

function lastIndex(plot: uPlot): number {
  const smoothed = plot.data[2] ?? [];
  let index = smoothed.length - 1;
  while (index > 0 && (smoothed[index] === null || smoothed[index] === undefined)) index--;
  return index;
}

function nowOf(plot: uPlot): Pointed | null {
  const index = lastIndex(plot);
  const [x, y] = [plot.data[0]?.[index], plot.data[2]?.[index]];
  if (typeof x !== 'number' || typeof y !== 'number') return null;
  return { index, ...placeOf(plot, x, y) };
}

/** From values to px in the plot's element. */
function placeOf(plot: uPlot, x: number, y: number | null): { left: number; top: number } {
  const area = { left: plot.bbox.left / uPlot.pxRatio, top: plot.bbox.top / uPlot.pxRatio };
  return { left: area.left + plot.valToPos(x, 'x'), top: area.top + (y === null ? 4 : plot.valToPos(y, 'y')) };
}

function pointedBy(plot: uPlot): Pointed | null {
  const { left = -1, idx } = plot.cursor;
  if (left < 0 || idx === null || idx === undefined) return null;
  const x = plot.data[0]?.[idx];
  if (typeof x !== 'number') return null;
  const y = plot.data[2]?.[idx] ?? plot.data[3]?.[idx];
  return { index: idx, ...placeOf(plot, x, typeof y === 'number' ? y : null) };
}

/** A line at the time that all views show. */
function drawShown(plot: uPlot, colours: PlotColours, shownAt: number | null): void {
  if (shownAt === null) return;
  const { ctx, bbox } = plot;
  const x = Math.round(plot.valToPos(shownAt, 'x', true));
  ctx.save();
  ctx.strokeStyle = colours.shown;
  ctx.lineWidth = 2 * uPlot.pxRatio;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

/** A dot on the newest value, unless a test value stands there. */
function drawNow(plot: uPlot, colours: PlotColours): void {
  const index = lastIndex(plot);
  const [x, y] = [plot.data[0]?.[index], plot.data[2]?.[index]];
  if (typeof x !== 'number' || typeof y !== 'number' || typeof plot.data[3]?.[index] === 'number') return;
  const { ctx } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.arc(plot.valToPos(x, 'x', true), plot.valToPos(y, 'y', true), 4 * uPlot.pxRatio, 0, 2 * Math.PI);
  ctx.fillStyle = colours.train;
  ctx.strokeStyle = colours.ground;
  ctx.lineWidth = 1.5 * uPlot.pxRatio;
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}
