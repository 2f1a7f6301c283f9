import { useCallback, useRef } from 'react';
import type { Plane, PlanePoints } from '../../store/plane';
import { useLive } from '../live';
import { thumbnailHeight } from '../measures';
import { type Paint, PaintedCanvas } from '../painted-canvas';
import type { ThemeColors } from '../theme-colors';
import { useUnitMaps } from '../unit-maps';
import { drawMark } from './marks';
import { type Box, paintMap, placeIn, surfacePixels } from './paint-maps';
import type { ThumbnailProps } from './thumbnail';

const side = thumbnailHeight;
const square: Box = { x: 0, y: 0, width: side, height: side };
/** More marks than these would hide the surface under them. */
const mostMarks = 160;

/** How the head parts the plane among the classes, with test points on it. */
export function SurfaceThumbnail({ data }: ThumbnailProps) {
  const place = useRef<HTMLDivElement>(null);
  const { plane } = useLive();
  const seen = useUnitMaps(data.node.id, place);
  const paint = useCallback<Paint>(
    (context, colors) => {
      context.fillStyle = colors.raised;
      context.fillRect(0, 0, side, side);
      if (plane === null || seen === null) return;
      const { maps, box } = seen;
      const { values, paint: pixel } = surfacePixels(maps.values, maps.units.length, colors, false);
      paintMap(context, values, box.side, pixel, square);
      paintMarks(context, colors, plane, plane.test);
    },
    [plane, seen],
  );
  return (
    <div ref={place} className="thumb-square">
      <PaintedCanvas width={side} height={side} paint={paint} label={`Decision surface of ${data.name}`} />
    </div>
  );
}

function paintMarks(context: CanvasRenderingContext2D, colors: ThemeColors, plane: Plane, points: PlanePoints): void {
  const at = placeIn({ low: plane.low, high: plane.high, side: 1 }, square);
  for (let row = 0; row < Math.min(points.count, mostMarks); row++) {
    const label = points.labels[row] ?? 0;
    const [x, y] = at(points.features[2 * row] ?? 0, points.features[2 * row + 1] ?? 0);
    drawMark(context, x, y, label, colors.classes[label] ?? colors.train, 1.4);
  }
}
