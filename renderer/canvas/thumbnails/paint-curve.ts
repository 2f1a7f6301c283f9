import { thumbnailHeight, thumbnailWidth } from '../measures';
import type { ThemeColors } from '../theme-colors';

const reach = 8;
const margin = 4;
const inner = { width: thumbnailWidth - 2 * margin, bottom: thumbnailHeight - 4, top: 7 };
/** The histogram stays in the lower half, so that the curve is read first. */
const tallestBar = 40;

const toX = (x: number): number => margin + ((x + reach) / (2 * reach)) * inner.width;

/** A function on [−8, 8] over the counts of its inputs (64 bins on the same range). */
export function paintCurve(
  context: CanvasRenderingContext2D,
  colors: ThemeColors,
  value: (x: number) => number,
  histogram: Float32Array | null,
): void {
  context.fillStyle = colors.inset;
  context.fillRect(0, 0, thumbnailWidth, thumbnailHeight);
  if (histogram !== null) paintBars(context, colors, histogram);
  context.strokeStyle = colors.lineStrong;
  context.lineWidth = 1;
  line(context, [margin, inner.bottom, margin + inner.width, inner.bottom]);
  context.setLineDash([2, 3]);
  line(context, [toX(0), 4, toX(0), inner.bottom]);
  context.setLineDash([]);
  paintFunction(context, colors, value);
}

function paintBars(context: CanvasRenderingContext2D, colors: ThemeColors, histogram: Float32Array): void {
  const largest = Math.max(...histogram);
  if (!(largest > 0)) return;
  const step = inner.width / histogram.length;
  histogram.forEach((count, bin) => {
    const height = (count / largest) * tallestBar;
    context.fillStyle = bin < histogram.length / 2 ? colors.histogramBelow : colors.histogram;
    context.fillRect(margin + bin * step, inner.bottom - height, Math.max(1, step - 0.5), height);
  });
}

function paintFunction(context: CanvasRenderingContext2D, colors: ThemeColors, value: (x: number) => number): void {
  const points = Array.from({ length: 161 }, (_, index) => {
    const x = -reach + index / 10;
    return { x, y: value(x) };
  });
  const low = Math.min(...points.map(({ y }) => y));
  const high = Math.max(...points.map(({ y }) => y));
  // A floor above the base line, so that a flat piece is not mistaken for the axis.
  const floor = inner.bottom - 16;
  const toY = (y: number): number => floor - ((y - low) / Math.max(high - low, 1e-9)) * (floor - inner.top);
  context.strokeStyle = colors.train;
  context.lineWidth = 2;
  context.lineJoin = 'round';
  context.beginPath();
  points.forEach(({ x, y }, index) => {
    if (index === 0) context.moveTo(toX(x), toY(y));
    else context.lineTo(toX(x), toY(y));
  });
  context.stroke();
}

function line(context: CanvasRenderingContext2D, [x1, y1, x2, y2]: readonly [number, number, number, number]): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
