import type { WeightValues } from '../../../src-core/model/weights';
import { thumbnailHeight, thumbnailWidth } from '../measures';
import type { ThemeColors } from '../theme-colors';
import { rampStep, weightLimit, weightRamp } from '../weight-colors';
import type { FilterTiles } from './filter-tiles';
import { drawPixels, type ImageShape, tileLayout } from './paint-pixels';
import { inkOn, numberedCells, type WeightCell } from './weight-cells';

const mostImages = 18;
const mostColumns = 42;
const mostRows = 10;
/** Between cells that are written in. */
const gap = 1;

/** The kernel `[pixels, units]`: what each of the first units looks for, as an image of its weights. */
export function paintUnitImages(
  context: CanvasRenderingContext2D,
  colors: ThemeColors,
  kernel: WeightValues,
  shape: ImageShape,
): void {
  const units = kernel.shape[1] ?? 0;
  const shown = Math.min(units, mostImages);
  const { columns, rows, side } = tileLayout(shown, thumbnailWidth, thumbnailHeight);
  const left = (thumbnailWidth - columns * side) / 2;
  const top = (thumbnailHeight - rows * side) / 2;
  const color = colorsOf(kernel, colors);
  for (let unit = 0; unit < shown; unit++) {
    const x = left + (unit % columns) * side;
    const y = top + Math.floor(unit / columns) * side;
    const box = { x: x + 0.5, y: y + 0.5, width: side - 1, height: side - 1 };
    drawPixels(context, shape, (pixel, into, at) => color(kernel.values[pixel * units + unit] ?? 0, into, at), box);
  }
}

/** The filters of a convolution, as `filterTiles` lays them out. */
export function paintFilters(
  context: CanvasRenderingContext2D,
  colors: ThemeColors,
  kernel: WeightValues,
  { pixels, step, tiles }: FilterTiles,
): void {
  const color = colorsOf(kernel, colors);
  for (const tile of tiles) {
    const paint = (pixel: number, into: Uint8ClampedArray, at: number): void =>
      color(kernel.values[tile.first + pixel * step] ?? 0, into, at);
    drawPixels(context, pixels, paint, tile);
  }
}

/**
 * The kernel `[inputs, units]` as cells: a column for each of the first inputs, a row for each of the first units. Of a
 * few weights the numbers are written in: like colours alone would look like one plain block.
 */
export function paintWeightCells(context: CanvasRenderingContext2D, colors: ThemeColors, kernel: WeightValues): void {
  const numbered = numberedCells(kernel);
  if (numbered !== null) {
    paintNumbers(context, numbered, colorsOf(kernel, colors));
    return;
  }
  const units = kernel.shape.at(-1) ?? 0;
  const inputs = units === 0 ? 0 : kernel.values.length / units;
  const columns = Math.min(inputs, mostColumns);
  const rows = Math.min(units, mostRows);
  if (columns === 0 || rows === 0) return;
  const color = colorsOf(kernel, colors);
  drawPixels(
    context,
    { width: columns, height: rows },
    (pixel, into, at) => {
      const unit = Math.floor(pixel / columns);
      color(kernel.values[(pixel % columns) * units + unit] ?? 0, into, at);
    },
    { x: 0, y: 0, width: thumbnailWidth, height: thumbnailHeight },
  );
}

type ColorOf = (value: number, into: Uint8ClampedArray, at: number) => void;

function paintNumbers(context: CanvasRenderingContext2D, cells: readonly WeightCell[], colorOf: ColorOf): void {
  const rgb = new Uint8ClampedArray(3);
  context.font = `500 11px ${getComputedStyle(context.canvas).fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { x, y, width, height, value, text } of cells) {
    colorOf(value, rgb, 0);
    const [red = 0, green = 0, blue = 0] = rgb;
    context.fillStyle = `rgb(${red} ${green} ${blue})`;
    context.fillRect(x + gap / 2, y + gap / 2, width - gap, height - gap);
    context.fillStyle = inkOn(red, green, blue);
    context.fillText(text, x + width / 2, y + height / 2 + 0.5);
  }
}

function colorsOf(kernel: WeightValues, colors: ThemeColors): ColorOf {
  const limit = weightLimit(kernel.values);
  const ramp = weightRamp(colors.weightBelow, colors.weightZero, colors.weightAbove);
  return (value, into, at) => {
    const step = rampStep(value, limit) * 3;
    into[at] = ramp[step] ?? 0;
    into[at + 1] = ramp[step + 1] ?? 0;
    into[at + 2] = ramp[step + 2] ?? 0;
  };
}
