import { createContext, use } from 'react';
import { farZoom } from './measures';

/**
 * How much of the cards is drawn: all; icon, name and picture, where the rest could not be read; a plain box with its
 * icon, where a picture could not be seen; of a large network nothing but the box.
 */
export type Detail = 'full' | 'far' | 'tiny' | 'box';

/** Below this zoom a picture of 170 px is less than 35 on the screen. */
const tinyZoom = 0.2;

export function detailAt(zoom: number, isBig: boolean): Detail {
  if (zoom < tinyZoom) return isBig ? 'box' : 'tiny';
  return zoom < farZoom ? 'far' : 'full';
}

export const DetailContext = createContext<Detail>('full');

export const useDetail = (): Detail => use(DetailContext);
