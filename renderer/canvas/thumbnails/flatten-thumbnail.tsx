import { useCallback } from 'react';
import type { DatasetPreview } from '../../../src-core/training/protocol';
import { Icon } from '../../ui/icon';
import { useLive } from '../live';
import { type Paint, PaintedCanvas } from '../painted-canvas';
import { drawImage, drawPixels, type ImageShape, imageShape } from './paint-pixels';
import type { ThumbnailProps } from './thumbnail';
import { WordsBox } from './words-box';

const imageSide = 56;
const stripWidth = 80;
const stripHeight = 28;
/** The picture that is laid out: of the clothes a boot, whose rows differ enough to tell the strip from a barcode. */
const shown = 2;

/** A picture, and the same numbers laid in one row. */
export function FlattenThumbnail({ data }: ThumbnailProps) {
  const { preview } = useLive();
  const shape = imageShape(data.analysis?.inputs[0] ?? null);
  const isData = shape !== null && preview !== null && sameShape(preview.info.shape, data.analysis?.inputs[0] ?? []);
  if (!isData) return <WordsBox text={data.definition.doc} />;
  return <ImageToRow preview={preview} shape={shape} />;
}

function ImageToRow({ preview, shape }: { preview: DatasetPreview; shape: ImageShape }) {
  const index = Math.min(shown, preview.labels.length - 1);
  const paintImage = useCallback<Paint>(
    (context) =>
      drawImage(context, preview.features, index, shape, { x: 0, y: 0, width: imageSide, height: imageSide }),
    [preview, shape, index],
  );
  const paintRow = useCallback<Paint>(
    (context) => {
      const length = shape.width * shape.height * shape.channels;
      const scale = preview.features instanceof Uint8Array ? 1 : 255;
      drawPixels(
        context,
        { width: length, height: 1 },
        (pixel, into, at) => into.fill((preview.features[index * length + pixel] ?? 0) * scale, at, at + 3),
        { x: 0, y: 0, width: stripWidth, height: stripHeight },
      );
    },
    [preview, shape, index],
  );
  return (
    <div className="thumb-flatten">
      <PaintedCanvas width={imageSide} height={imageSide} paint={paintImage} label="An image of the data" />
      <Icon name="arrow-right" size={14} />
      <PaintedCanvas width={stripWidth} height={stripHeight} paint={paintRow} label="The same numbers in one row" />
    </div>
  );
}

const sameShape = (one: readonly number[], other: readonly number[]): boolean => one.join() === other.join();
