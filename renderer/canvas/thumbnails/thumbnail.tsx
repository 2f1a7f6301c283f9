import type { ComponentType } from 'react';
import type { ThumbnailKind } from '../../../src-core/nodes/define-node';
import type { CardData } from '../card-data';
import { BarsThumbnail } from './bars-thumbnail';
import { CurveThumbnail } from './curve-thumbnail';
import { FlattenThumbnail } from './flatten-thumbnail';
import { ImagesThumbnail } from './images-thumbnail';
import { WeightsThumbnail } from './weights-thumbnail';
import { WordsThumbnail } from './words-thumbnail';

export interface ThumbnailProps {
  readonly data: CardData;
}

/** A kind without a component does not compile. */
const thumbnails: Record<ThumbnailKind, ComponentType<ThumbnailProps>> = {
  images: ImagesThumbnail,
  flatten: FlattenThumbnail,
  weights: WeightsThumbnail,
  curve: CurveThumbnail,
  bars: BarsThumbnail,
  words: WordsThumbnail,
};

/** The picture of what a node holds or does. */
export function Thumbnail({ data }: ThumbnailProps) {
  const Picture = thumbnails[data.definition.thumbnail];
  return (
    <div className={`thumb ${data.definition.thumbnail}`}>
      <Picture data={data} />
    </div>
  );
}
