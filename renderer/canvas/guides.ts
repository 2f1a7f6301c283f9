import type { Point } from '../../src-core/graph/document';
import type { CardBox } from './wire-path';

/** A line along which two cards are level: `down` at an x, `across` at a y. */
export interface Guide {
  readonly way: 'down' | 'across';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Guided {
  readonly place: Point;
  readonly guides: readonly Guide[];
}

/** So near, in px of the canvas, that a line draws a card to itself. */
const pull = 6;

/**
 * Where a card that is dragged comes to lie: level with a card that is nearly level with it, by an edge or by the middle;
 * with all tops of a row level their wires are straight. Of several the nearest counts.
 */
export function guided(card: CardBox, others: readonly CardBox[]): Guided {
  const across = nearest(others, card, ({ x, width }) => [x, x + width / 2, x + width], gapDown);
  const down = nearest(others, card, ({ y, height }) => [y, y + height], gapAcross);
  const place = { x: card.x + (across?.shift ?? 0), y: card.y + (down?.shift ?? 0) };
  const moved = { ...card, ...place };
  const guides: Guide[] = [];
  if (across !== null) {
    const [top, bottom] = [Math.min(moved.y, across.other.y), Math.max(bottomOf(moved), bottomOf(across.other))];
    guides.push({ way: 'down', at: across.at, from: top, to: bottom });
  }
  if (down !== null) {
    const [left, right] = [Math.min(moved.x, down.other.x), Math.max(rightOf(moved), rightOf(down.other))];
    guides.push({ way: 'across', at: down.at, from: left, to: right });
  }
  return { place, guides };
}

const rightOf = ({ x, width }: CardBox): number => x + width;
const bottomOf = ({ y, height }: CardBox): number => y + height;
const gapDown = (one: CardBox, other: CardBox): number => Math.abs(one.y - other.y);
const gapAcross = (one: CardBox, other: CardBox): number => Math.abs(one.x - other.x);

interface Near {
  readonly other: CardBox;
  readonly shift: number;
  readonly at: number;
}

/** By the smallest shift, then by the nearest card. */
function nearest(
  others: readonly CardBox[],
  card: CardBox,
  linesOf: (box: CardBox) => readonly number[],
  gap: (one: CardBox, other: CardBox) => number,
): Near | null {
  let best: (Near & { readonly gap: number }) | null = null;
  const own = linesOf(card);
  for (const other of others) {
    for (const [index, at] of linesOf(other).entries()) {
      const shift = at - (own[index] ?? Number.NaN);
      if (!(Math.abs(shift) <= pull)) continue;
      const here = gap(card, other);
      const isNearer =
        best === null ||
        Math.abs(shift) < Math.abs(best.shift) ||
        (Math.abs(shift) === Math.abs(best.shift) && here < best.gap);
      if (isNearer) best = { other, shift, at, gap: here };
    }
  }
  return best;
}
