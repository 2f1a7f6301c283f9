import type { Shape } from '../../../src-core/nodes/define-node';
import type { ThemeColors } from '../theme-colors';
import { rampStep, weightLimit, weightRamp } from '../weight-colors';
import type { Box } from './paint-maps';
import { drawPixels, tileLayout } from './paint-pixels';

const mostChannels = 18;
/** More cells than these would be smaller than a pixel of the card. */
const mostCells = 2048;

type ColorOf = (value: number, into: Uint8ClampedArray, at: number) => void;

export function valueColors(values: Float32Array, colors: ThemeColors): ColorOf {
  const limit = weightLimit(values);
  const ramp = weightRamp(colors.weightBelow, colors.weightZero, colors.weightAbove);
  return (value, into, at) => {
    const step = rampStep(value, limit) * 3;
    into[at] = ramp[step] ?? 0;
    into[at + 1] = ramp[step + 1] ?? 0;
    into[at + 2] = ramp[step + 2] ?? 0;
  };
}

/** The values of one row on a node: an image for each of the first channels, else a cell for each number in reading order. */
export function paintValues(
  context: CanvasRenderingContext2D,
  colors: ThemeColors,
  values: Float32Array,
  shape: Shape,
  box: Box,
): void {
  const color = valueColors(values, colors);
  if (shape.length === 3) paintChannels(context, color, values, shape, box);
  else paintCells(context, color, values, box);
}

function paintChannels(
  context: CanvasRenderingContext2D,
  color: ColorOf,
  values: Float32Array,
  [height = 1, width = 1, channels = 1]: Shape,
  box: Box,
): void {
  const shown = Math.min(channels, mostChannels);
  const { columns, rows, side } = tileLayout(shown, box.width, box.height);
  const scale = (side - 1) / Math.max(width, height);
  const left = box.x + (box.width - columns * side) / 2;
  const top = box.y + (box.height - rows * side) / 2;
  for (let channel = 0; channel < shown; channel++) {
    drawPixels(
      context,
      { width, height },
      (pixel, into, at) => color(values[pixel * channels + channel] ?? 0, into, at),
      {
        x: left + (channel % columns) * side + 0.5,
        y: top + Math.floor(channel / columns) * side + 0.5,
        width: width * scale,
        height: height * scale,
      },
    );
  }
}

function paintCells(context: CanvasRenderingContext2D, color: ColorOf, values: Float32Array, box: Box): void {
  const count = Math.min(values.length, mostCells);
  if (count === 0) return;
  const { columns, rows, side } = tileLayout(count, box.width, box.height);
  const [cellWidth, cellHeight] = [box.width / columns, Math.min(box.height / rows, 2 * side)];
  const top = box.y + (box.height - rows * cellHeight) / 2;
  const rgb = new Uint8ClampedArray(3);
  const gap = side > 6 ? 1 : 0;
  for (let index = 0; index < count; index++) {
    color(values[index] ?? 0, rgb, 0);
    context.fillStyle = `rgb(${rgb[0]} ${rgb[1]} ${rgb[2]})`;
    const x = box.x + (index % columns) * cellWidth;
    context.fillRect(x, top + Math.floor(index / columns) * cellHeight, cellWidth - gap, cellHeight - gap);
  }
}
