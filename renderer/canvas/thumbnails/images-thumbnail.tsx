import { useCallback, useMemo } from 'react';
import type { DatasetPreview } from '../../../src-core/training/protocol';
import { useLive } from '../live';
import { thumbnailHeight, thumbnailWidth } from '../measures';
import { type Paint, PaintedCanvas } from '../painted-canvas';
import { drawImage, type ImageShape, imageShape } from './paint-pixels';
import { PointsThumbnail } from './points-thumbnail';
import { RowsThumbnail } from './rows-thumbnail';
import { WordsBox } from './words-box';

const side = 28;
const columns = 6;
const rows = 3;

/** What the input holds: pictures, points with the colours of their classes, or rows of a table. */
export function ImagesThumbnail() {
  const { preview, datasetTitle, plane } = useLive();
  // All points of a plane, not only those of the preview.
  const all = useMemo(() => (plane === null ? null : { info: plane.info, ...plane.train }), [plane]);
  if (preview === null) return <WordsBox text={`Reading ${datasetTitle}`} />;
  const shape = imageShape(preview.info.shape);
  if (shape !== null) return <Pictures preview={preview} shape={shape} title={datasetTitle} />;
  if (preview.info.unit === 'rows' && preview.info.testCount <= 8) return <RowsThumbnail preview={preview} />;
  return <PointsThumbnail preview={all ?? preview} title={datasetTitle} />;
}

function Pictures({ preview, shape, title }: { preview: DatasetPreview; shape: ImageShape; title: string }) {
  const paint = useCallback<Paint>(
    (context) => {
      // Images of clothes keep their own black ground in both themes: they are data.
      context.fillStyle = '#000';
      context.fillRect(0, 0, thumbnailWidth, thumbnailHeight);
      const shown = Math.min(columns * rows, preview.labels.length);
      for (let index = 0; index < shown; index++) {
        const x = 1 + (index % columns) * side;
        const y = Math.floor(index / columns) * side;
        drawImage(context, preview.features, index, shape, { x, y, width: side, height: side });
      }
    },
    [preview, shape],
  );
  return (
    <PaintedCanvas
      width={thumbnailWidth}
      height={thumbnailHeight}
      paint={paint}
      label={`${columns * rows} images of ${title}`}
    />
  );
}
