import type { Point, Size } from '../../src-core/graph/document';
import type { ViewBox } from './fit';
import type { CardBox } from './wire-path';

/** A point p of the canvas lies on the minimap at p · scale + (x, y). */
export interface MapPlace {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** px kept free round what is drawn. */
const margin = 4;

/** The part of the canvas that is seen. */
export function seenBox({ x, y, zoom }: ViewBox, { width, height }: Size): CardBox {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

/** Where everything, and what is seen, lies in a minimap of this size: as large as it can be, in the middle. */
export function mapPlace(boxes: readonly CardBox[], seen: CardBox, { width, height }: Size): MapPlace {
  let [left, top, right, bottom] = [seen.x, seen.y, seen.x + seen.width, seen.y + seen.height];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  const across = (width - 2 * margin) / Math.max(1, right - left);
  const down = (height - 2 * margin) / Math.max(1, bottom - top);
  const scale = Math.min(across, down);
  return { scale, x: width / 2 - ((left + right) / 2) * scale, y: height / 2 - ((top + bottom) / 2) * scale };
}

/** The viewport of this zoom that has a point of the minimap in its middle. */
export function viewAround(at: Point, place: MapPlace, zoom: number, { width, height }: Size): ViewBox {
  const [x, y] = [(at.x - place.x) / place.scale, (at.y - place.y) / place.scale];
  return { zoom, x: width / 2 - x * zoom, y: height / 2 - y * zoom };
}
