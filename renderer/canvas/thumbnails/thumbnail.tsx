import type { ComponentType } from 'react';
import type { ThumbnailKind } from '../../../src-core/nodes/define-node';
import type { CardData } from '../card-data';
import { type Live, useLive } from '../live';
import { BarsThumbnail } from './bars-thumbnail';
import { CurveThumbnail } from './curve-thumbnail';
import { FlattenThumbnail } from './flatten-thumbnail';
import { ImagesThumbnail } from './images-thumbnail';
import { MapsThumbnail } from './maps-thumbnail';
import { SurfaceThumbnail } from './surface-thumbnail';
import { ValuesThumbnail } from './values-thumbnail';
import { WeightsThumbnail } from './weights-thumbnail';
import { WordsThumbnail } from './words-thumbnail';

export interface ThumbnailProps {
  readonly data: CardData;
}

type PictureKind = ThumbnailKind | 'maps' | 'surface' | 'values';

/** A kind without a component does not compile. */
const pictures: Record<PictureKind, ComponentType<ThumbnailProps>> = {
  images: ImagesThumbnail,
  flatten: FlattenThumbnail,
  weights: WeightsThumbnail,
  curve: CurveThumbnail,
  bars: BarsThumbnail,
  words: WordsThumbnail,
  maps: MapsThumbnail,
  surface: SurfaceThumbnail,
  values: ValuesThumbnail,
};

/** The picture of what a node holds or does; of a row that is followed, its values there. */
export function Thumbnail({ data }: ThumbnailProps) {
  const kind = pictureOf(data, useLive());
  const Picture = pictures[kind];
  return (
    <div className={`thumb ${kind}`}>
      <Picture data={data} />
    </div>
  );
}

/** Data in a plane let every unit be seen as a picture over it, and the head as the parting of it. */
function pictureOf({ definition, node, takesInput, analysis }: CardData, live: Live): PictureKind {
  const { tracing, plane, head } = live;
  // An image that is laid in one row is a picture of its own.
  if (tracing && !(definition.thumbnail === 'flatten' && node.bypassed !== true)) return 'values';
  const onPlane = plane !== null && takesInput && analysis?.output?.length === 1 && node.bypassed !== true;
  if (!onPlane || head === null) return definition.thumbnail;
  return node.id === head.node && plane.info.task === 'classification' ? 'surface' : 'maps';
}
