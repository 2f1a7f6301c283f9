import type { Point } from '../../src-core/graph/document';
import { cardWidth, rowStep, usualCardHeight } from './measures';
import type { CardBox } from './wire-path';

/** What is read of a node that React Flow draws. */
interface DrawnNode {
  readonly type?: string | undefined;
  readonly position: Point;
  readonly measured?: { readonly width?: number | undefined; readonly height?: number | undefined } | undefined;
}

type Grid = ReadonlyMap<string, readonly CardBox[]>;

const cell = 512;
/** A wire looks this far up and down for cards and for a lane: two rows. Across it looks a column further. */
const reach = { across: 304, down: 2 * rowStep };
/** Wires that span more cells than these may look at all cards. */
const mostCells = 36;

/** One grid for each list of nodes that React Flow holds: it makes a new list whenever a card moves. */
const grids = new WeakMap<readonly DrawnNode[], Grid>();

/**
 * The cards that may be in the way of a wire between two ports; frames and notes are in nobody's. With a thousand cards
 * and as many wires nobody can look at all of them for each of them in every frame.
 */
export function cardsNear(nodes: readonly DrawnNode[], from: Point, to: Point): readonly CardBox[] {
  const grid = gridOf(nodes);
  const left = Math.floor((Math.min(from.x, to.x) - reach.across) / cell);
  const right = Math.floor((Math.max(from.x, to.x) + reach.across) / cell);
  const top = Math.floor((Math.min(from.y, to.y) - reach.down) / cell);
  const bottom = Math.floor((Math.max(from.y, to.y) + reach.down) / cell);
  // A wire that is longer than the cards are many looks at the cards.
  if ((right - left + 1) * (bottom - top + 1) > Math.max(mostCells, 4 * grid.size)) return [...grid.values()].flat();
  const near: CardBox[] = [];
  for (let column = left; column <= right; column++) {
    for (let row = top; row <= bottom; row++) near.push(...(grid.get(`${column} ${row}`) ?? []));
  }
  return near;
}

/** Whether `cardsNear` could give this card for this wire: whether the wire has to be looked at again when the card moved. */
export function isNearWire({ x, y }: Point, from: Point, to: Point): boolean {
  const [left, right] = [Math.min(from.x, to.x) - reach.across, Math.max(from.x, to.x) + reach.across];
  const [top, bottom] = [Math.min(from.y, to.y) - reach.down, Math.max(from.y, to.y) + reach.down];
  if (((right - left) / cell + 2) * ((bottom - top) / cell + 2) > mostCells) return true;
  return x >= left - cell && x <= right + cell && y >= top - cell && y <= bottom + cell;
}

/** Cards by the cell that their corner lies in; a card is smaller than the reach. */
function gridOf(nodes: readonly DrawnNode[]): Grid {
  const known = grids.get(nodes);
  if (known !== undefined) return known;
  const grid = new Map<string, CardBox[]>();
  for (const { type, position, measured } of nodes) {
    if (type !== 'card') continue;
    const key = `${Math.floor(position.x / cell)} ${Math.floor(position.y / cell)}`;
    const width = measured?.width ?? cardWidth;
    const height = measured?.height ?? usualCardHeight;
    const box = { x: position.x, y: position.y, width, height };
    const cards = grid.get(key);
    if (cards) cards.push(box);
    else grid.set(key, [box]);
  }
  grids.set(nodes, grid);
  return grid;
}
