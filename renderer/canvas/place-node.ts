import type { GraphNode, Point } from '../../src-core/graph/document';
import { cardWidth, columnStep, columnsInRow, rowStep, snap } from './measures';

/** Cards nearer than this are in each other's way; the tallest usual card and a lane. */
const clearHeight = 232;

/** The place of a card whose header lies under this point. */
export function placeUnder({ x, y }: Point): Point {
  return { x: snap(x - cardWidth / 2), y: snap(y - 16) };
}

/**
 * A free place for a node that comes after another: the next column, or the first column of the next row when the row
 * is full. Without a node before it, the point given.
 */
export function placeAfter(nodes: readonly GraphNode[], before: GraphNode | null, otherwise: Point): Point {
  if (before === null) return { x: snap(otherwise.x), y: snap(otherwise.y) };
  const left = Math.min(...nodes.map(({ position }) => position.x));
  const lastColumn = left + (columnsInRow - 1) * columnStep;
  let place = nextPlace(before.position, left, lastColumn);
  while (isTaken(nodes, place)) place = nextPlace(place, left, lastColumn);
  return { x: snap(place.x), y: snap(place.y) };
}

function nextPlace({ x, y }: Point, left: number, lastColumn: number): Point {
  return x + columnStep <= lastColumn + cardWidth ? { x: x + columnStep, y } : { x: left, y: y + rowStep };
}

function isTaken(nodes: readonly GraphNode[], { x, y }: Point): boolean {
  return nodes.some(
    ({ position }) => Math.abs(position.x - x) < cardWidth + 16 && Math.abs(position.y - y) < clearHeight,
  );
}
