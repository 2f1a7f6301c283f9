import type { Point } from '../document';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A node, a frame or a note. */
interface Placed {
  readonly position: Point;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How far to move nodes so that the middle of all their cards lies at a point and none lies exactly on another. */
export function shiftToPoint(
  nodes: readonly Placed[],
  others: readonly Placed[],
  point: Point,
  card: Size,
  snap: (point: Point) => Point,
): Point {
  const box = boxAround(nodes, card);
  const shift = snap({ x: point.x - (box.left + box.right) / 2, y: point.y - (box.top + box.bottom) / 2 });
  const taken = new Set(others.map(({ position }) => `${position.x} ${position.y}`));
  const isHidden = (by: number): boolean =>
    nodes.some(({ position }) => taken.has(`${position.x + shift.x + by} ${position.y + shift.y + by}`));
  let aside = 0;
  // A second paste at the same place would hide the first.
  while (isHidden(aside)) aside += 32;
  return { x: shift.x + aside, y: shift.y + aside };
}

/**
 * How far down to move nodes so that the box around their cards is clear of every other card, in steps of a row.
 * @param least rows that they move at least: 0 where the place they have is good if it is free
 */
export function shiftToFreeRow(
  nodes: readonly Placed[],
  others: readonly Placed[],
  card: Size,
  rowStep: number,
  least: number,
): Point {
  const box = boxAround(nodes, card);
  const inColumns = others.filter(({ position: { x } }) => x < box.right && x + card.width > box.left);
  const isFree = (down: number): boolean =>
    inColumns.every(({ position: { y } }) => y >= box.bottom + down || y + card.height <= box.top + down);
  let rows = least;
  while (!isFree(rows * rowStep)) rows += 1;
  return { x: 0, y: rows * rowStep };
}

function boxAround(nodes: readonly Placed[], card: Size): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { position } of nodes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + card.width);
    bottom = Math.max(bottom, position.y + card.height);
  }
  return { left, top, right, bottom };
}
