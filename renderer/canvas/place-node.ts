import type { GraphNode, Point } from '../../src-core/graph/document';
import { cardWidth, columnStep, columnsInRow, rowStep, snapPoint } from './measures';

/** Cards nearer than this are in each other's way; the tallest usual card and a lane. */
const clearHeight = 232;

/** The place of a card whose header lies under this point. */
export function placeUnder({ x, y }: Point): Point {
  return snapPoint({ x: x - cardWidth / 2, y: y - 16 });
}

/**
 * A free place for a node that comes after another: the next column, or the first column of the next row when the row
 * is full. Without a node before it, the point given.
 */
export function placeAfter(
  nodes: readonly GraphNode[],
  before: Pick<GraphNode, 'position'> | null,
  otherwise: Point,
): Point {
  if (before === null) return snapPoint(otherwise);
  const left = Math.min(...nodes.map(({ position }) => position.x));
  const lastColumn = left + (columnsInRow - 1) * columnStep;
  let place = nextPlace(before.position, left, lastColumn);
  while (isTaken(nodes, place)) place = nextPlace(place, left, lastColumn);
  return snapPoint(place);
}

function nextPlace({ x, y }: Point, left: number, lastColumn: number): Point {
  return x + columnStep <= lastColumn + cardWidth ? { x: x + columnStep, y } : { x: left, y: y + rowStep };
}

function isTaken(nodes: readonly GraphNode[], { x, y }: Point): boolean {
  return nodes.some(
    ({ position }) => Math.abs(position.x - x) < cardWidth + 16 && Math.abs(position.y - y) < clearHeight,
  );
}
