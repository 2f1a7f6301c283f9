import uPlot from 'uplot';
import { type Curve, epochsInSight, type Stretch, valueTicks } from './curve';
import { type CurveKind, type CurveLine, isLog } from './curve-kinds';
import { onThemeChange, type PlotColours, readPlotColours } from './plot-colours';
import { type Pointed, placeOf, pointedBy } from './plot-places';
import { logLabel, type Ticks, tickLabels, ticksWithin } from './ticks';

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

export interface CurvePlot {
  show(input: CurvePlotInput): void;
  /** Puts the cursor on an index of the curve, for the keyboard. */
  point(index: number): void;
  /** Where the newest value of the main line stands. */
  now(): Pointed | null;
  /** Columns of pixels that curves have. */
  readonly columns: number;
  readonly canvas: HTMLCanvasElement;
  destroy(): void;
}

export interface CurvePlotParts {
  readonly kind: CurveKind;
  readonly lines: readonly CurveLine[];
  readonly onPoint: (pointed: Pointed | null) => void;
  /** Somebody dragged over a part, or double-clicked for all of it. */
  readonly onZoom: (zoom: Stretch | null) => void;
  /** Of a picture that is not on the screen: px, and how much larger than there everything is. */
  readonly picture?: { readonly width: number; readonly height: number; readonly scale: number };
}

const axisWidth = 40;
const axisHeight = 22;
/** Px that a drag is long at least, so that a click is none. */
const leastDrag = 4;
/** Lines of a plot that is lower than this many px have one step between ticks. */
const low = 110;

/** A uPlot with the look's curves: raw batches faint, training solid, test dashed with round markers. */
export function makeCurvePlot(element: HTMLElement, parts: CurvePlotParts): CurvePlot {
  const { kind, lines, picture } = parts;
  const drawn = drawingOrder(lines);
  const state: PlotState = {
    kind,
    lines,
    drawn,
    colours: readPlotColours(),
    scale: picture?.scale ?? 1,
    input: null,
    vertical: { low: 0, high: 1, values: [0, 1] },
    horizontal: { low: 0, high: 1, values: [0, 1] },
  };
  const size = picture ?? { width: Math.max(80, element.clientWidth), height: Math.max(60, element.clientHeight) };
  const options = { ...appearance(state), ...size, cursor: cursorOf(parts), hooks: hooksOf(state, parts) };
  const plot = new uPlot(options, [[0], ...lines.map(() => [null])], element);

  const resized = new ResizeObserver(() => {
    if (element.clientWidth > 0) plot.setSize({ width: element.clientWidth, height: element.clientHeight });
  });
  if (picture === undefined) resized.observe(element);
  const stopTheme = onThemeChange(() => {
    state.colours = readPlotColours();
    plot.redraw(false, true);
  });

  return {
    show(input) {
      state.input = input;
      const { curve, zoom, epochs, now } = input;
      const log = isLog(kind, input.log);
      const steps = plot.height < low * state.scale ? 1 : 3;
      const most = kind.most === undefined ? {} : { most: kind.most };
      state.vertical = valueTicks(kind.held(curve, zoom, log), { log, steps, ...most }) ?? state.vertical;
      state.horizontal = horizontalTicks(epochsInSight(zoom, epochs, now));
      const height = (value: number | null | undefined): number | null | undefined =>
        typeof value !== 'number' ? value : value > 0 ? Math.log10(value) : null;
      const columns = drawn.map((line) => curve.lines[lines.indexOf(line)] ?? []);
      plot.setData([[...curve.x], ...columns.map((line) => (log ? line.map(height) : [...line]))]);
    },
    point(index) {
      const x = plot.data[0]?.[index];
      if (x === undefined) return;
      plot.setCursor({ left: plot.valToPos(x, 'x'), top: 0 });
    },
    now: () => nowOf(plot, state),
    get columns() {
      return Math.max(40, Math.round(plot.bbox.width / (uPlot.pxRatio * state.scale)));
    },
    canvas: plot.ctx.canvas,
    destroy() {
      resized.disconnect();
      stopTheme();
      plot.destroy();
    },
  };
}

interface PlotState {
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

/** Kept runs first, so that the open one lies over them. */
const drawingOrder = (lines: readonly CurveLine[]): readonly CurveLine[] => [
  ...lines.filter(({ run }) => run !== undefined),
  ...lines.filter(({ run }) => run === undefined),
];

/** What uPlot has of a line. */
const dataOf = (plot: uPlot, { drawn }: Pick<PlotState, 'drawn'>, line: CurveLine) =>
  plot.data[drawn.indexOf(line) + 1] ?? [];

/** Round numbers within the stretch; its ends stay where they are. */
function horizontalTicks({ low, high }: Stretch): Ticks {
  return { low, high, values: ticksWithin(low, high, 5) };
}

function appearance(state: PlotState): Pick<uPlot.Options, 'padding' | 'legend' | 'scales' | 'axes' | 'series'> {
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

/** The cursors of all plots go together; each one is zoomed by hand. */
function cursorOf({ onZoom }: CurvePlotParts): uPlot.Cursor {
  return {
    points: { show: false },
    y: false,
    drag: { x: true, y: false, setScale: false, dist: leastDrag },
    bind: {
      dblclick: () => () => {
        onZoom(null);
        return null;
      },
    },
    sync: { key: 'training', filters: { pub: (type) => type === 'mousemove' || type === 'mouseleave' } },
  };
}

function hooksOf(state: PlotState, { onPoint, onZoom }: CurvePlotParts): uPlot.Hooks.Arrays {
  return {
    draw: [
      (self) => {
        drawNow(self, state);
        drawShown(self, state);
      },
    ],
    setCursor: [(self) => onPoint(pointedBy(self, state.lines.filter(({ run }) => run !== undefined).length))],
    setSelect: [
      (self) => {
        const { left, width } = self.select;
        if (width < leastDrag) return;
        self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        onZoom({ low: self.posToVal(left, 'x'), high: self.posToVal(left + width, 'x') });
      },
    ],
  };
}

/** The power of ten at or below a number above 0. */
const powerBelow = (value: number): number => Number(`1e${Math.floor(Math.log10(value))}`);

/** Dots closer than this would hide the lines under their rims. */
const leastDotDistance = 10;

function haveRoomForDots(plot: uPlot, { horizontal, scale }: PlotState): boolean {
  return plot.width / Math.max(1, horizontal.high - horizontal.low) >= leastDotDistance * scale;
}

const mainLine = ({ kind, lines }: PlotState): CurveLine | undefined =>
  kind.main === undefined ? undefined : lines[kind.main];

function nowOf(plot: uPlot, state: PlotState): Pointed | null {
  const main = mainLine(state);
  if (main === undefined) return null;
  const line = dataOf(plot, state, main);
  let index = line.length - 1;
  while (index > 0 && typeof line[index] !== 'number') index--;
  const [x, y] = [plot.data[0]?.[index], line[index]];
  if (typeof x !== 'number' || typeof y !== 'number') return null;
  return { index, ...placeOf(plot, x, y) };
}

/** A line at the time that all views show. */
function drawShown(plot: uPlot, { colours, input, horizontal, scale }: PlotState): void {
  const at = input?.shownAt ?? null;
  if (at === null || at < horizontal.low || at > horizontal.high) return;
  const { ctx, bbox } = plot;
  const x = Math.round(plot.valToPos(at, 'x', true));
  ctx.save();
  ctx.setLineDash([]);
  ctx.strokeStyle = colours.shown;
  ctx.lineWidth = 2 * scale * uPlot.pxRatio;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

/** A dot on the newest value, unless a dot of another line stands there, or it is out of sight. */
function drawNow(plot: uPlot, state: PlotState): void {
  const { lines, colours, horizontal, scale } = state;
  const index = nowOf(plot, state)?.index;
  const line = mainLine(state);
  if (index === undefined || line === undefined) return;
  const [x, y] = [plot.data[0]?.[index], dataOf(plot, state, line)[index]];
  if (typeof x !== 'number' || typeof y !== 'number' || x < horizontal.low || x > horizontal.high) return;
  const own = lines.filter(({ run, seldom }) => run === undefined && seldom === true);
  if (own.some((other) => typeof dataOf(plot, state, other)[index] === 'number')) return;
  const { ctx } = plot;
  ctx.save();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.arc(plot.valToPos(x, 'x', true), plot.valToPos(y, 'y', true), 4 * scale * uPlot.pxRatio, 0, 2 * Math.PI);
  ctx.fillStyle = colours.of(line.colour);
  ctx.strokeStyle = colours.ground;
  ctx.lineWidth = 1.5 * scale * uPlot.pxRatio;
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}
