/** A piece of a contour line in cells from the left and from the top: (0.5, 0.5) is the middle of the first cell. */
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/**
 * Where values on the middles of `side` × `side` cells pass through a level, by marching squares with linear
 * interpolation (Lorensen & Cline 1987, in the plane). A saddle is parted by the mean of its four corners.
 */
export function contourOf(values: ArrayLike<number>, side: number, level: number): readonly Segment[] {
  const segments: Segment[] = [];
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const at = row * side + column;
      const corners = [values[at], values[at + 1], values[at + side + 1], values[at + side]].map(
        (value) => (value ?? 0) - level,
      );
      for (const [from, to] of linesIn(corners)) {
        const [x1, y1] = crossing(corners, from);
        const [x2, y2] = crossing(corners, to);
        segments.push([column + 0.5 + x1, row + 0.5 + y1, column + 0.5 + x2, row + 0.5 + y2]);
      }
    }
  }
  return segments;
}

/** Corners in turn from the top left; side k joins corner k and the next. */
const cornerPlaces = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

/** Pairs of sides that a line joins. */
function linesIn(corners: readonly number[]): readonly (readonly [number, number])[] {
  const above = corners.map((corner) => corner > 0);
  const crossed = [0, 1, 2, 3].filter((side) => above[side] !== above[(side + 1) % 4]);
  const [a = 0, b = 0, c = 0, d = 0] = crossed;
  if (crossed.length === 2) return [[a, b]];
  if (crossed.length < 4) return [];
  // Two opposite corners are above: does the middle join them, or part them?
  const middleAbove = corners.reduce((sum, corner) => sum + corner, 0) > 0;
  return middleAbove === above[0]
    ? [
        [a, b],
        [c, d],
      ]
    : [
        [d, a],
        [b, c],
      ];
}

function crossing(corners: readonly number[], side: number): readonly [number, number] {
  const [from, to] = [corners[side] ?? 0, corners[(side + 1) % 4] ?? 0];
  const share = from / (from - to);
  const [x1, y1] = cornerPlaces[side] ?? [0, 0];
  const [x2, y2] = cornerPlaces[(side + 1) % 4] ?? [0, 0];
  return [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
}
