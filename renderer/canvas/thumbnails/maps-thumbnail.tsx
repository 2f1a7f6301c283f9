import { useCallback, useRef } from 'react';
import { elementsOf } from '../../../src-core/nodes/shape-rules';
import { useApp } from '../../store/create-store';
import { makeMapLimits } from '../map-limit';
import { thumbnailHeight, thumbnailWidth } from '../measures';
import { type Paint, PaintedCanvas } from '../painted-canvas';
import { useUnitMaps } from '../unit-maps';
import { paintMap, weightPixels } from './paint-maps';
import { tileLayout } from './paint-pixels';
import type { ThumbnailProps } from './thumbnail';

const limitOf = makeMapLimits();

/** What each of the first units answers over the plane of the data: 4 × 2 squares. */
export function MapsThumbnail({ data }: ThumbnailProps) {
  const place = useRef<HTMLDivElement>(null);
  const seen = useUnitMaps(data.node.id, place);
  const run = useApp(({ run }) => run.id);
  const { id, params } = data.node;
  const paint = useCallback<Paint>(
    (context, colors) => {
      context.fillStyle = colors.inset;
      context.fillRect(0, 0, thumbnailWidth, thumbnailHeight);
      if (seen === null) return;
      const { values, units } = seen.maps;
      const { side } = seen.box;
      const pixels = weightPixels(colors, limitOf(`${run} ${id}`, params, values));
      tilesOf(units.length).forEach((tile, index) => {
        paintMap(context, values.subarray(index * side * side, (index + 1) * side * side), side, pixels, tile);
      });
    },
    [seen, run, id, params],
  );
  const count = seen?.maps.units.length ?? 0;
  const all = elementsOf(data.analysis?.output ?? []);
  const which = count < all ? `the first ${count} of ${all} units` : count === 1 ? 'its unit' : `its ${count} units`;
  return (
    <div ref={place}>
      <PaintedCanvas
        width={thumbnailWidth}
        height={thumbnailHeight}
        paint={paint}
        label={count === 0 ? `Pictures of ${data.name} are being made` : `${which} of ${data.name} over the plane`}
      />
    </div>
  );
}

/** Squares in the middle of the thumbnail, in rows of four. */
function tilesOf(count: number) {
  const { columns, rows, side } = tileLayout(Math.max(count, 1), thumbnailWidth, thumbnailHeight);
  const left = (thumbnailWidth - columns * side) / 2;
  const top = (thumbnailHeight - rows * side) / 2;
  return Array.from({ length: count }, (_, index) => ({
    x: left + (index % columns) * side + 0.5,
    y: top + Math.floor(index / columns) * side + 0.5,
    width: side - 1,
    height: side - 1,
  }));
}
