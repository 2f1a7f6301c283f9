import type { Point } from '../../src-core/graph/document';
import type { ThumbnailKind } from '../../src-core/nodes/define-node';

/** Measures of the canvas in px; the design notes give them. */
/** Rows are 252 apart, an odd multiple of 4: only on a grid of 4 can a node be put back beside others of its row. */
export const snapStep = { x: 8, y: 4 };
/** How far an arrow key moves the selection; with Shift ten times as far. */
export const arrowStep = 8;
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
/** With more nodes than these only what is in view is drawn, and at half size only once the view rests. */
export const manyNodes = 150;
export const thumbnailWidth = 170;
export const thumbnailHeight = 84;

/** A line under the footer of a card. */
export const noteHeight = 28;

/** Height of a card with its live line and no notes. */
export const cardHeightInRun = (thumbnail: ThumbnailKind): number => (thumbnail === 'bars' ? 226 : usualCardHeight);

export const snapPoint = ({ x, y }: Point): Point => ({
  x: Math.round(x / snapStep.x) * snapStep.x,
  y: Math.round(y / snapStep.y) * snapStep.y,
});
