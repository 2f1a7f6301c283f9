import type { GridBox } from '../../../src-core/training/view';
import type { ThemeColors } from '../../canvas/theme-colors';
import { type Box, paintMap, placeIn, surfacePixels } from '../../canvas/thumbnails/paint-maps';
import { markPath } from '../../data/marks';
import type { Plane, PlanePoints } from '../../store/plane';
import { contourOf, type Segment } from './contour';
import { classOneOf, marginFields } from './margins';

export interface Surface {
  readonly box: GridBox;
  /** `[units, side, side]`, probabilities. */
  readonly maps: Float32Array;
  readonly units: number;
}

export interface SurfaceLook {
  readonly hard: boolean;
  /** Rows of each split that are wrong. */
  readonly wrong: { readonly train: ReadonlySet<number>; readonly test: ReadonlySet<number> };
}

/** The decision surface with its boundary and the points of both sets. */
export function paintSurface(
  context: CanvasRenderingContext2D,
  colors: ThemeColors,
  size: number,
  surface: Surface | null,
  plane: Plane,
  look: SurfaceLook,
): void {
  const whole: Box = { x: 0, y: 0, width: size, height: size };
  context.fillStyle = colors.raised;
  context.fillRect(0, 0, size, size);
  if (surface !== null) {
    const { values, paint } = surfacePixels(surface.maps, surface.units, colors, look.hard);
    paintMap(context, values, surface.box.side, paint, whole);
    paintLines(context, colors, size, surface);
  }
  paintPoints(context, colors, size, plane, plane.train, true);
  paintPoints(context, colors, size, plane, plane.test, false);
  paintWrong(context, colors, size, plane, plane.train, look.wrong.train);
  paintWrong(context, colors, size, plane, plane.test, look.wrong.test);
}

function paintLines(context: CanvasRenderingContext2D, colors: ThemeColors, size: number, surface: Surface): void {
  const { side } = surface.box;
  const scale = size / side;
  const stroke = (segments: readonly Segment[]): void => {
    context.beginPath();
    for (const [x1, y1, x2, y2] of segments) {
      context.moveTo(x1 * scale, y1 * scale);
      context.lineTo(x2 * scale, y2 * scale);
    }
    context.stroke();
  };
  context.strokeStyle = colors.text;
  context.lineCap = 'round';
  context.lineWidth = 1.75;
  for (const field of marginFields(surface.maps, surface.units)) stroke(contourOf(field, side, 0));
  const classOne = classOneOf(surface.maps, surface.units);
  if (classOne === null) return;
  context.lineWidth = 1;
  context.globalAlpha = 0.6;
  // Pieces are short: whole ones are left out instead of a dash pattern that starts anew on each.
  for (const level of [0.1, 0.9]) stroke(contourOf(classOne, side, level).filter(isDash));
  context.globalAlpha = 1;
}

/** Every other stretch of about three cells, by where it lies. */
function isDash([x, y]: Segment): boolean {
  return Math.floor((x + y) / 2.5) % 2 === 0;
}

function paintPoints(
  context: CanvasRenderingContext2D,
  colors: ThemeColors,
  size: number,
  plane: Plane,
  points: PlanePoints,
  filled: boolean,
): void {
  const at = placeIn({ low: plane.low, high: plane.high, side: 1 }, { x: 0, y: 0, width: size, height: size });
  const marks = plane.info.classes.map((_, label) => new Path2D(markPath(label, filled ? 2.4 : 3)));
  context.lineWidth = 1.5;
  for (let row = 0; row < points.count; row++) {
    const label = points.labels[row] ?? 0;
    const mark = marks[label];
    if (mark === undefined) continue;
    const [x, y] = at(points.features[2 * row] ?? 0, points.features[2 * row + 1] ?? 0);
    context.save();
    context.translate(x, y);
    const color = colors.classes[label % colors.classes.length] ?? colors.train;
    if (filled) {
      context.fillStyle = color;
      context.fill(mark);
    } else {
      context.fillStyle = colors.raised;
      context.fill(mark);
      context.strokeStyle = color;
      context.stroke(mark);
    }
    context.restore();
  }
}

const manyWrong = 60;

function paintWrong(
  context: CanvasRenderingContext2D,
  colors: ThemeColors,
  size: number,
  plane: Plane,
  points: PlanePoints,
  wrong: ReadonlySet<number>,
): void {
  const at = placeIn({ low: plane.low, high: plane.high, side: 1 }, { x: 0, y: 0, width: size, height: size });
  context.strokeStyle = colors.text;
  // Where most are wrong, large diamonds would hide the points.
  const radius = wrong.size > manyWrong ? 4.5 : 6.5;
  context.lineWidth = wrong.size > manyWrong ? 0.75 : 1.25;
  for (const row of wrong) {
    const [x, y] = at(points.features[2 * row] ?? 0, points.features[2 * row + 1] ?? 0);
    context.beginPath();
    context.moveTo(x, y - radius);
    context.lineTo(x + radius, y);
    context.lineTo(x, y + radius);
    context.lineTo(x - radius, y);
    context.closePath();
    context.stroke();
  }
}
