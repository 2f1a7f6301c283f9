import type { Random } from '../random';
import { multiply, solve, transpose } from './small-matrix';

/** What is left of the task after the best that each network can do. */
export interface BottleneckTask {
  /** d: inputs and outputs. */
  readonly size: number;
  /** d / 2: units of the layer between. */
  readonly units: number;
  readonly rows: number;
  /** Mean squared error of one layer, d → d, by least squares. */
  readonly layerError: number;
  /** The least that two layers d → d/2 → d came to from several starts. */
  readonly bottleneckError: number;
  /** What theory says is left: the share of directions that do not fit through, times their variance (Eckart, Young 1936). */
  readonly expected: number;
  readonly starts: number;
}

const size = 8;
const units = size / 2;
const rows = 400;
const starts = 5;
const rounds = 50;

/**
 * The task of exercise 4: white inputs X `[rows, d]` and targets Y = XQ, with Q a rotation, so that all d directions
 * matter alike. One layer learns it exactly. Through d/2 units only half the directions pass: half the variance is left,
 * however long one trains. Best weights by least squares, W = (X'X)⁻¹X'Y, of the two layers in turn until nothing moves.
 */
export function measureBottleneckTask(random: Random): BottleneckTask {
  const draw = (): number => random.normal();
  const inputs = whitened(Array.from({ length: rows }, () => Array.from({ length: size }, draw)));
  const rotation = whitened(Array.from({ length: size }, () => Array.from({ length: size }, draw))).map((row) =>
    row.map((value) => value / Math.sqrt(size)),
  );
  const targets = multiply(inputs, rotation);
  const flipped = transpose(inputs);
  const moments = multiply(flipped, inputs);
  const cross = multiply(flipped, targets);
  const single = solve(moments, cross);
  /** The best second layer behind a first one `[d, d/2]`. */
  const behind = (first: number[][]): number[][] => {
    const narrow = transpose(first);
    return solve(multiply(multiply(narrow, moments), first), multiply(narrow, cross));
  };
  let best = Number.POSITIVE_INFINITY;
  for (let start = 0; start < starts; start++) {
    let first = Array.from({ length: size }, () => Array.from({ length: units }, draw));
    for (let round = 0; round < rounds; round++) {
      const second = behind(first);
      // With the second layer fixed the best first one is that of the targets brought back through it.
      first = multiply(single, transpose(solve(multiply(second, transpose(second)), second)));
    }
    best = Math.min(best, errorOf(multiply(inputs, multiply(first, behind(first))), targets));
  }
  return {
    size,
    units,
    rows,
    layerError: errorOf(multiply(inputs, single), targets),
    bottleneckError: best,
    expected: (size - units) / size,
    starts,
  };
}

/** Columns orthogonal and of variance 1 (Gram and Schmidt, twice for accuracy). */
function whitened(matrix: readonly number[][]): number[][] {
  const columns = transpose(matrix);
  for (let index = 0; index < columns.length; index++) {
    let column = columns[index] ?? [];
    for (let pass = 0; pass < 2; pass++) {
      for (const before of columns.slice(0, index)) {
        const along = dot(column, before) / dot(before, before);
        column = column.map((value, row) => value - along * (before[row] ?? 0));
      }
    }
    const length = Math.sqrt(dot(column, column) / column.length);
    columns[index] = column.map((value) => value / length);
  }
  return transpose(columns);
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}

/** Mean over all numbers of the squared difference. */
function errorOf(given: readonly number[][], wanted: readonly number[][]): number {
  const squares = given.flatMap((row, index) =>
    row.map((value, column) => (value - (wanted[index]?.[column] ?? 0)) ** 2),
  );
  return squares.reduce((sum, square) => sum + square, 0) / squares.length;
}
