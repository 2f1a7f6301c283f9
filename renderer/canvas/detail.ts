import { createContext, use } from 'react';
import { farZoom } from './measures';

/**
 * How much of the cards is drawn: all; icon, name and picture, where the rest could not be read; a plain box with its
 * icon, where a picture could not be seen.
 */
export type Detail = 'full' | 'far' | 'tiny';

/** Below this zoom a picture of 170 px is less than 35 on the screen. */
const tinyZoom = 0.2;

export const detailAt = (zoom: number): Detail => (zoom < tinyZoom ? 'tiny' : zoom < farZoom ? 'far' : 'full');

export const DetailContext = createContext<Detail>('full');

export const useDetail = (): Detail => use(DetailContext);
