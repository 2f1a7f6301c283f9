/** Measures of the canvas in px; the design notes give them. */
export const snapStep = 8;
export const dotStep = 16;
export const cardWidth = 192;
/** A card with its live line; good enough where no measured height is at hand. */
export const usualCardHeight = 180;
export const columnStep = 304;
export const rowStep = 252;
/** How many columns a row has before placement goes on in the next one. */
export const columnsInRow = 3;
/** Centre of the ports from the top of every card, so that wires in a row are straight. */
export const portTop = 78;
/** Half of the hit area of a port. */
export const portReach = 12;
/** Below this zoom a card shows icon, name and thumbnail only. */
export const farZoom = 0.5;
export const thumbnailWidth = 170;
export const thumbnailHeight = 84;

export const snap = (value: number): number => Math.round(value / snapStep) * snapStep;
