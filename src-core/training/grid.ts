import type { GridBox } from './view';

export const rowsOfGrid = ({ low, side }: GridBox): number => side ** low.length;

/** The middle of cell `index` of `side` equal cells from `low` to `high`. */
export const middleOf = (index: number, low: number, high: number, side: number): number =>
  low + ((index + 0.5) * (high - low)) / side;

/**
 * Rows of input at the middles of the cells, `[rows, low.length]`, in the units that the data set stores: pictures run
 * from left to right and from the top, the highest second coordinate, down.
 */
export function gridPoints({ low, high, side }: GridBox): Float32Array {
  const [left = 0, bottom = 0] = low;
  const [right = 0, top = 0] = high;
  const along = (index: number): number => middleOf(index, left, right, side);
  if (low.length === 1) return Float32Array.from({ length: side }, (_, index) => along(index));
  const points = new Float32Array(2 * side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      points[2 * (row * side + column)] = along(column);
      points[2 * (row * side + column) + 1] = middleOf(side - 1 - row, bottom, top, side);
    }
  }
  return points;
}
