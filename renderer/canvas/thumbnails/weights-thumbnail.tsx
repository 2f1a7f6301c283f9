import { useCallback } from 'react';
import type { WeightValues } from '../../../src-core/model/weights';
import { useLive } from '../live';
import { thumbnailHeight, thumbnailWidth } from '../measures';
import { type Paint, PaintedCanvas } from '../painted-canvas';
import { type ImageShape, imageShape } from './paint-pixels';
import { paintUnitImages, paintWeightCells } from './paint-weights';
import type { ThumbnailProps } from './thumbnail';
import { WordsBox } from './words-box';

/** The weights of a node: each unit's as an image where it reads pixels, else the matrix as cells. */
export function WeightsThumbnail({ data }: ThumbnailProps) {
  const { weights, dataset } = useLive();
  const kernel = weights.get(data.node.id)?.find(({ name }) => name === 'kernel') ?? null;
  if (data.analysis?.output === null) return <WordsBox text="No weights yet: the input does not fit" />;
  if (kernel === null) return <WordsBox text="Train to see weights" />;
  const image = data.readsPixels ? imageShape(dataset?.shape ?? null) : null;
  const pixels = image?.channels === 1 && image.width * image.height === kernel.shape[0] ? image : null;
  return <WeightPicture kernel={kernel} pixels={pixels} name={data.name} />;
}

function WeightPicture({ kernel, pixels, name }: { kernel: WeightValues; pixels: ImageShape | null; name: string }) {
  const paint = useCallback<Paint>(
    (context, colors) =>
      pixels === null ? paintWeightCells(context, colors, kernel) : paintUnitImages(context, colors, kernel, pixels),
    [kernel, pixels],
  );
  const what = pixels === null ? 'Weights' : 'Weights of the first units as images';
  return <PaintedCanvas width={thumbnailWidth} height={thumbnailHeight} paint={paint} label={`${what} of ${name}`} />;
}
