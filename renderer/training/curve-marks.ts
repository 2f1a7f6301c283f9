import uPlot from 'uplot';
import type { CurveLine } from './curve-kinds';
import { type Pointed, placeOf } from './plot-places';
import { dataOf, type PlotState } from './plot-state';

const mainLine = ({ kind, lines }: PlotState): CurveLine | undefined =>
  kind.main === undefined ? undefined : lines[kind.main];

/** Where the newest value of the main line stands; `null` where there is none. */
export function nowOf(plot: uPlot, state: PlotState): Pointed | null {
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
export function drawShown(plot: uPlot, { colours, input, horizontal, scale }: PlotState): void {
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
export function drawNow(plot: uPlot, state: PlotState): void {
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
