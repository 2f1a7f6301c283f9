import { createContext, use } from 'react';
import { farZoom } from './measures';

/**
 * How much of a card is drawn: all; icon, name and picture, where the rest could not be read; nothing by itself, where the
 * overview draws all cards on one <canvas>.
 */
export type Detail = 'full' | 'far' | 'overview';

/** Below this zoom a picture of 170 px is less than 35 on the screen. */
const overviewZoom = 0.2;
/** Of a large network more than a hundred cards are in view below this zoom: panning them costs two frames in three. */
const overviewZoomOfMany = 0.27;

/** @param isBig more than `manyNodes` nodes */
export function detailAt(zoom: number, isBig = false): Detail {
  if (zoom < (isBig ? overviewZoomOfMany : overviewZoom)) return 'overview';
  return zoom < farZoom ? 'far' : 'full';
}

export const DetailContext = createContext<Detail>('full');

export const useDetail = (): Detail => use(DetailContext);
