import { useCallback } from 'react';
import { elementsOf } from '../../../src-core/nodes/shape-rules';
import type { DatasetPreview } from '../../../src-core/training/protocol';
import { thumbnailHeight, thumbnailWidth } from '../measures';
import { type Paint, PaintedCanvas } from '../painted-canvas';
import { drawMark } from './marks';

const margin = 8;
/** Beyond this, marks of the usual size would only cover each other. */
const many = 120;

type PointRows = Pick<DatasetPreview, 'info' | 'features' | 'labels'>;

/** Rows as points: the first two features, or the last two where there are more (petals tell species apart). */
export function PointsThumbnail({ preview, title }: { preview: PointRows; title: string }) {
  const paint = useCallback<Paint>(
    (context, colors) => {
      context.fillStyle = colors.inset;
      context.fillRect(0, 0, thumbnailWidth, thumbnailHeight);
      const { points, bounds } = pointsOf(preview);
      const scale = {
        x: (thumbnailWidth - 2 * margin) / bounds.width,
        y: (thumbnailHeight - 2 * margin) / bounds.height,
      };
      // Points of a plane keep its proportions; columns of a table have units of their own.
      const both = Math.min(scale.x, scale.y);
      const plane = preview.info.unit === 'points';
      points.forEach(({ x, y, label }) => {
        const left = thumbnailWidth / 2 + (x - bounds.x) * (plane ? both : scale.x);
        const top = thumbnailHeight / 2 - (y - bounds.y) * (plane ? both : scale.y);
        drawMark(context, left, top, label, colors.classes[label] ?? colors.train, points.length > many ? 1.6 : 3);
      });
    },
    [preview],
  );
  const classes = preview.info.classes.join(', ');
  return (
    <PaintedCanvas
      width={thumbnailWidth}
      height={thumbnailHeight}
      paint={paint}
      label={`Points of ${title}${classes === '' ? '' : ` by class: ${classes}`}`}
    />
  );
}

/** Points with the middle and size of what they cover. */
export function pointsOf({ info, features, labels }: PointRows) {
  const width = elementsOf(info.shape);
  const first = Math.max(0, width - 2);
  const points = labels.map((label, row) => ({
    x: features[row * width + first] ?? 0,
    y: width > 1 ? (features[row * width + first + 1] ?? 0) : label,
    label: info.task === 'classification' ? label : 0,
  }));
  const range = (values: readonly number[]) => {
    const low = Math.min(...values);
    const high = Math.max(...values);
    return { middle: (low + high) / 2, size: Math.max(high - low, 1e-6) };
  };
  const across = range(points.map(({ x }) => x));
  const up = range(points.map(({ y }) => y));
  return { points, bounds: { x: across.middle, y: up.middle, width: across.size, height: up.size } };
}
