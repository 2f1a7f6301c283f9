import uPlot from 'uplot';
import { epochsInSight, type Stretch, valueTicks } from './curve';
import { type CurveKind, type CurveLine, isLog } from './curve-kinds';
import { appearance } from './curve-look';
import { drawNow, drawShown, nowOf } from './curve-marks';
import { onThemeChange, readPlotColours } from './plot-colours';
import { type Pointed, pointedBy } from './plot-places';
import type { CurvePlotInput, PlotState } from './plot-state';
import { type Ticks, ticksWithin } from './ticks';

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

/** Px that a drag is long at least, so that a click is none. */
const leastDrag = 4;
/** Lines of a plot that is lower than this many px have one step between ticks. */
const low = 110;

/** A uPlot in `element` that follows its size and the theme. */
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

/** Kept runs first, so that the open one lies over them. */
const drawingOrder = (lines: readonly CurveLine[]): readonly CurveLine[] => [
  ...lines.filter(({ run }) => run !== undefined),
  ...lines.filter(({ run }) => run === undefined),
];

/** Round numbers within the stretch; its ends stay where they are. */
function horizontalTicks({ low, high }: Stretch): Ticks {
  return { low, high, values: ticksWithin(low, high, 5) };
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
