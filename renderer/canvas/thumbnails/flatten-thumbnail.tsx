import { useCallback, useMemo } from 'react';
import { Icon } from '../../ui/icon';
import { useLive } from '../live';
import { type Paint, PaintedCanvas } from '../painted-canvas';
import { drawImage, drawPixels, type ImageShape, imageShape } from './paint-pixels';
import type { ThumbnailProps } from './thumbnail';
import { ValuesThumbnail } from './values-thumbnail';
import { WordsBox } from './words-box';

const imageSide = 56;
const stripWidth = 80;
const stripHeight = 28;
/** The picture that is laid out: of the clothes a boot, whose rows differ enough to tell the strip from a barcode. */
const shown = 2;

/** A picture, and the same numbers laid in one row. */
export function FlattenThumbnail({ data }: ThumbnailProps) {
  const { preview, sample, tracing } = useLive();
  const shape = imageShape(data.analysis?.inputs[0] ?? null);
  const isData = shape !== null && preview !== null && sameShape(preview.info.shape, data.analysis?.inputs[0] ?? []);
  if (!isData) return tracing ? <ValuesThumbnail data={data} /> : <WordsBox text={data.definition.doc} />;
  const index = Math.min(shown, preview.labels.length - 1);
  if (sample === null) return <ImageToRow features={preview.features} index={index} shape={shape} />;
  return <ImageToRow features={sample.features} index={0} shape={shape} />;
}

interface ImageToRowProps {
  /** Bytes, or numbers 0–255 of a row of the user's own. */
  readonly features: Uint8Array | Float32Array;
  readonly index: number;
  readonly shape: ImageShape;
}

function ImageToRow({ features, index, shape }: ImageToRowProps) {
  const length = shape.width * shape.height * shape.channels;
  const bytes = useMemo(
    () => Uint8Array.from(features.subarray(index * length, (index + 1) * length)),
    [features, index, length],
  );
  const paintImage = useCallback<Paint>(
    (context) => drawImage(context, bytes, 0, shape, { x: 0, y: 0, width: imageSide, height: imageSide }),
    [bytes, shape],
  );
  const paintRow = useCallback<Paint>(
    (context) =>
      drawPixels(context, { width: length, height: 1 }, (pixel, into, at) => into.fill(bytes[pixel] ?? 0, at, at + 3), {
        x: 0,
        y: 0,
        width: stripWidth,
        height: stripHeight,
      }),
    [bytes, length],
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
