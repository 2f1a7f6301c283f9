import { expect, test } from 'vitest';
import { drawGraph } from '../../testing/sketch';
import type { GraphNode, Point } from '../document';
import { shiftToFreeRow, shiftToPoint } from './place-part';

const card = { width: 192, height: 180 };
const sketch = drawGraph({ nodes: { a: 'dense', b: 'dense', c: 'dense' }, wires: [] });
const at = (...places: readonly (readonly [number, number])[]): GraphNode[] =>
  places.flatMap(([x, y], index) => {
    const node = sketch.nodes[index];
    return node === undefined ? [] : [{ ...node, position: { x, y } }];
  });
const snap = ({ x, y }: Point): Point => ({ x: Math.round(x / 8) * 8, y: Math.round(y / 4) * 4 });

test('the middle of the copies lies at the point, on the grid', () => {
  const shift = shiftToPoint(at([0, 0], [304, 252]), [], { x: 1000, y: 500 }, card, snap);
  expect(shift).toEqual({ x: 752, y: 284 });
});

test('a second paste at one point lies beside the first, not on it', () => {
  const nodes = at([0, 0]);
  const first = shiftToPoint(nodes, [], { x: 500, y: 300 }, card, snap);
  const second = shiftToPoint(nodes, at([first.x, first.y]), { x: 500, y: 300 }, card, snap);
  expect(second).toEqual({ x: first.x + 32, y: first.y + 32 });
});

test('a duplicate goes to the next row that is free for all of it', () => {
  const all = at([0, 0], [304, 0], [0, 252]);
  expect(shiftToFreeRow(all.slice(1, 2), all, card, 252, 1)).toEqual({ x: 0, y: 252 });
  expect(shiftToFreeRow(all.slice(0, 1), all, card, 252, 1)).toEqual({ x: 0, y: 504 });
  expect(shiftToFreeRow(all, all, card, 252, 1)).toEqual({ x: 0, y: 504 });
});

test('where the place of the original is free in another project, it is taken', () => {
  expect(shiftToFreeRow(at([0, 0]), [], card, 252, 0)).toEqual({ x: 0, y: 0 });
  expect(shiftToFreeRow(at([0, 0]), at([100, 100]), card, 252, 0)).toEqual({ x: 0, y: 504 });
});
