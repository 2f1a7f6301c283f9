import uPlot from 'uplot';

export interface Pointed {
  /** Index into the curve. */
  readonly index: number;
  /** Place in the plot's element, px. */
  readonly left: number;
  readonly top: number;
}

/** From values to px in the plot's element. */
export function placeOf(plot: uPlot, x: number, y: number | null): { left: number; top: number } {
  const area = { left: plot.bbox.left / uPlot.pxRatio, top: plot.bbox.top / uPlot.pxRatio };
  return { left: area.left + plot.valToPos(x, 'x'), top: area.top + (y === null ? 4 : plot.valToPos(y, 'y')) };
}

/** What is under the cursor; `null` where it is elsewhere. @param behind lines that lie behind the others, which come first */
export function pointedBy(plot: uPlot, behind: number): Pointed | null {
  const { left = -1, idx } = plot.cursor;
  if (left < 0 || idx === null || idx === undefined) return null;
  const x = plot.data[0]?.[idx];
  const { min, max } = plot.scales.x ?? {};
  // The nearest point may be out of the stretch that is shown.
  if (typeof x !== 'number' || x < (min ?? x) || x > (max ?? x)) return null;
  // Faint lines come first: the height is that of a clear one.
  const heights = plot.data.slice(1 + behind).map((line) => line[idx]);
  const y = heights.slice(1).find((height) => typeof height === 'number') ?? heights[0];
  return { index: idx, ...placeOf(plot, x, typeof y === 'number' ? y : null) };
}
