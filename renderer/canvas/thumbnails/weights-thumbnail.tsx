import { useCallback } from 'react';
import type { WeightValues } from '../../../src-core/model/weights';
import { weightsToCome } from '../../store/first-weights';
import { useLive } from '../live';
import { thumbnailHeight, thumbnailWidth } from '../measures';
import { type Paint, PaintedCanvas } from '../painted-canvas';
import { filterTiles } from './filter-tiles';
import { type ImageShape, imageShape } from './paint-pixels';
import { paintFilters, paintUnitImages, paintWeightCells } from './paint-weights';
import type { ThumbnailProps } from './thumbnail';
import { WordsBox } from './words-box';

const kernelNames: ReadonlySet<string> = new Set(['kernel', 'depthwise_kernel']);

/** The weights of a node: filters as images, each unit's as an image where it reads pixels, else the matrix as cells. */
export function WeightsThumbnail({ data }: ThumbnailProps) {
  const { weights, dataset } = useLive();
  const kernel = weights.get(data.node.id)?.find(({ name }) => kernelNames.has(name)) ?? null;
  if (data.analysis?.output === null) return <WordsBox text="No weights yet: the input does not fit" />;
  if (weights === weightsToCome) return null;
  if (kernel === null) return <WordsBox text="Train to see weights" />;
  const image = data.readsPixels ? imageShape(dataset?.shape ?? null) : null;
  const pixels = image?.channels === 1 && image.width * image.height === kernel.shape[0] ? image : null;
  return <WeightPicture kernel={kernel} pixels={pixels} name={data.name} />;
}

function WeightPicture({ kernel, pixels, name }: { kernel: WeightValues; pixels: ImageShape | null; name: string }) {
  const paint = useCallback<Paint>(
    (context, colors) => {
      const filters = filterTiles(kernel);
      if (filters !== null) paintFilters(context, colors, kernel, filters);
      else if (pixels !== null) paintUnitImages(context, colors, kernel, pixels);
      else paintWeightCells(context, colors, kernel);
    },
    [kernel, pixels],
  );
  return (
    <PaintedCanvas
      width={thumbnailWidth}
      height={thumbnailHeight}
      paint={paint}
      label={`${whatIsDrawn(kernel, pixels)} of ${name}`}
    />
  );
}

function whatIsDrawn(kernel: WeightValues, pixels: ImageShape | null): string {
  if (filterTiles(kernel) !== null) return 'The first filters as images';
  return pixels === null ? 'Weights' : 'Weights of the first units as images';
}
