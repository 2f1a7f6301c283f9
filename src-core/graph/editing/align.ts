import type { NodeId } from '../../ids';
import type { Change } from '../edit';

/** A node's card on the canvas. */
export interface NodeBox {
  readonly node: NodeId;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type AlignTo = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'across' | 'down';

/** Moves cards to one line: the outermost of their edges, or the middle of the box around them. */
export function alignNodes(boxes: readonly NodeBox[], to: AlignTo): Change {
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const place: Record<AlignTo, (box: NodeBox) => { x: number; y: number }> = {
    left: ({ y }) => ({ x: left, y }),
    centre: ({ y, width }) => ({ x: Math.round((left + right - width) / 2), y }),
    right: ({ y, width }) => ({ x: right - width, y }),
    top: ({ x }) => ({ x, y: top }),
    middle: ({ x, height }) => ({ x, y: Math.round((top + bottom - height) / 2) }),
    bottom: ({ x, height }) => ({ x, y: bottom - height }),
  };
  return { kind: 'move', positions: boxes.map((box) => ({ node: box.node, to: place[to](box) })) };
}

/** Makes the gaps between cards equal; the first and the last stay. */
export function distributeNodes(boxes: readonly NodeBox[], axis: Axis): Change {
  const start = (box: NodeBox): number => (axis === 'across' ? box.x : box.y);
  const length = (box: NodeBox): number => (axis === 'across' ? box.width : box.height);
  const sorted = boxes.toSorted((one, other) => start(one) - start(other) || (one.node < other.node ? -1 : 1));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || sorted.length < 3) return { kind: 'move', positions: [] };
  const cards = sorted.reduce((sum, box) => sum + length(box), 0);
  const gap = (start(last) + length(last) - start(first) - cards) / (sorted.length - 1);
  let at = start(first);
  const positions = sorted.map((box) => {
    const place = box === last ? start(last) : Math.round(at);
    at += length(box) + gap;
    return { node: box.node, to: axis === 'across' ? { x: place, y: box.y } : { x: box.x, y: place } };
  });
  return { kind: 'move', positions };
}
