import { expect, test } from 'vitest';
import type { GraphNode, Point } from '../../src-core/graph/document';
import { nodeId } from '../../src-core/ids';
import { fashionMlp } from '../../src-core/templates/fashion-mlp';
import { placeAfter, placeUnder } from './place-node';

const node = (id: string, position: Point): GraphNode => ({ id: nodeId(id), type: 'dense', params: {}, position });
const elsewhere = { x: 3, y: 5 };

test('the first node goes where it is asked to, on the grid', () => {
  expect(placeAfter([], null, elsewhere)).toEqual({ x: 0, y: 4 });
});

test('a node goes into the next column of the row', () => {
  const first = node('a', { x: 0, y: 0 });
  expect(placeAfter([first], first, elsewhere)).toEqual({ x: 304, y: 0 });
});

test('after the third column it goes on in the next row', () => {
  const row = [node('a', { x: 0, y: 0 }), node('b', { x: 304, y: 0 }), node('c', { x: 608, y: 0 })];
  expect(placeAfter(row, row.at(-1) ?? null, elsewhere)).toEqual({ x: 0, y: 252 });
});

test('no place is given twice', () => {
  const nodes = [...fashionMlp.make().nodes];
  for (let count = 0; count < 12; count++) {
    const place = placeAfter(nodes, nodes[0] ?? null, elsewhere);
    for (const { position } of nodes) {
      expect(Math.abs(position.x - place.x) >= 192 || Math.abs(position.y - place.y) >= 200).toBe(true);
    }
    nodes.push(node(`new-${count}`, place));
  }
});

test('a dropped card has its header under the mouse', () => {
  expect(placeUnder({ x: 200, y: 100 })).toEqual({ x: 104, y: 84 });
});
