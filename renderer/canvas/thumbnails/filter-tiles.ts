import type { WeightValues } from '../../../src-core/model/weights';
import { thumbnailHeight, thumbnailWidth } from '../measures';
import { tileLayout } from './paint-pixels';

/** One little image of a filter: how it looks at one channel. */
export interface FilterTile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where its first weight lies; the next is `step` further. */
  readonly first: number;
}

export interface FilterTiles {
  /** Pixels of each image. */
  readonly pixels: { readonly width: number; readonly height: number };
  readonly step: number;
  readonly tiles: readonly FilterTile[];
}

const mostTiles = 18;
const mostFilters = 6;
const mostChannels = 12;
/** Share of a tile that is left free, so that each filter is seen as a picture of its own. */
const gap = 0.16;

/**
 * A kernel `[height, width, channels, filters]` as little images. With one channel an image for each of the first
 * filters; with more a row for each of the first filters and a column for each of the first channels. In a depthwise
 * kernel every filter has one channel. `null` for what is no filter, or looks at single pixels only.
 */
export function filterTiles({ name, shape }: WeightValues): FilterTiles | null {
  const [height = 0, width = 0, channels = 0, filters = 0] = shape;
  const step = channels * filters;
  if (shape.length !== 4 || height * width <= 1 || step === 0) return null;
  const single = name === 'depthwise_kernel' || channels === 1;
  const grid = single
    ? tileLayout(Math.min(step, mostTiles), thumbnailWidth, thumbnailHeight)
    : matrixLayout(Math.min(channels, mostChannels), Math.min(filters, mostFilters));
  const count = single ? Math.min(step, mostTiles) : grid.columns * grid.rows;
  const scale = ((1 - gap) * grid.side) / Math.max(height, width);
  const [left, top] = [(thumbnailWidth - grid.columns * grid.side) / 2, (thumbnailHeight - grid.rows * grid.side) / 2];
  const tiles = Array.from({ length: count }, (_, index): FilterTile => {
    const [row, column] = [Math.floor(index / grid.columns), index % grid.columns];
    return {
      x: left + column * grid.side + (grid.side - width * scale) / 2,
      y: top + row * grid.side + (grid.side - height * scale) / 2,
      width: width * scale,
      height: height * scale,
      first: single ? index : column * filters + row,
    };
  });
  return { pixels: { width, height }, step, tiles };
}

function matrixLayout(columns: number, rows: number): { columns: number; rows: number; side: number } {
  return { columns, rows, side: Math.min(thumbnailWidth / columns, thumbnailHeight / rows) };
}
