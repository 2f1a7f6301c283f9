import type { NodeId } from '../../ids';
import type { Point } from '../document';

/** What stands on the canvas: a card, a frame or a note. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A node's card on the canvas. */
export interface NodeBox extends Box {
  readonly node: NodeId;
}

export type AlignTo = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'across' | 'down';

/** Where each box comes to stand, in the order of the boxes. */
export type Arrangement = (boxes: readonly Box[]) => readonly Point[];

/** Puts boxes in one line: the outermost of their edges, or the middle of the box around them. */
export function aligned(boxes: readonly Box[], to: AlignTo): readonly Point[] {
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const place: Record<AlignTo, (box: Box) => Point> = {
    left: ({ y }) => ({ x: left, y }),
    centre: ({ y, width }) => ({ x: Math.round((left + right - width) / 2), y }),
    right: ({ y, width }) => ({ x: right - width, y }),
    top: ({ x }) => ({ x, y: top }),
    middle: ({ x, height }) => ({ x, y: Math.round((top + bottom - height) / 2) }),
    bottom: ({ x, height }) => ({ x, y: bottom - height }),
  };
  return boxes.map(place[to]);
}

/** Makes the gaps between boxes equal; the first and the last stay, and of fewer than three all do. */
export function distributed(boxes: readonly Box[], axis: Axis): readonly Point[] {
  const start = (box: Box): number => (axis === 'across' ? box.x : box.y);
  const length = (box: Box): number => (axis === 'across' ? box.width : box.height);
  const sorted = boxes.toSorted((one, other) => start(one) - start(other));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || sorted.length < 3) return boxes.map(({ x, y }) => ({ x, y }));
  const filled = sorted.reduce((sum, box) => sum + length(box), 0);
  const gap = (start(last) + length(last) - start(first) - filled) / (sorted.length - 1);
  const starts = new Map<Box, number>();
  let at = start(first);
  for (const box of sorted) {
    starts.set(box, box === last ? start(last) : Math.round(at));
    at += length(box) + gap;
  }
  return boxes.map((box) => {
    const place = starts.get(box) ?? start(box);
    return axis === 'across' ? { x: place, y: box.y } : { x: box.x, y: place };
  });
}
