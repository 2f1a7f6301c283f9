import { expect, test } from 'vitest';
import { frameAround } from '../../../src-core/graph/editing/frames';
import { applied, drawGraph } from '../../../src-core/testing/sketch';
import { cardBoxes } from '../card-boxes';
import { makeCarried } from './carried';

const chain = drawGraph({ nodes: { a: 'input', b: 'flatten', c: 'dense' }, wires: ['a b', 'b c'] });
const boxes = cardBoxes(chain, new Map());
const frame = frameAround(chain, boxes.slice(0, 2), 'Start');
const document = applied(chain, { kind: 'annotate', frames: [frame], notes: [] });
const shifted = (x: number) => ({ id: '#frame-1', to: { x: frame.position.x + x, y: frame.position.y } });

test('a frame carries its cards by its own step, and those that it passes over stay where they are', () => {
  const carried = makeCarried();
  expect(carried.with([shifted(8)], document, new Map()).slice(1)).toEqual([
    { id: 'a', to: { x: 8, y: 0 } },
    { id: 'b', to: { x: 312, y: 0 } },
  ]);
  const over = carried.with([shifted(400)], document, new Map());
  expect(over.map(({ id }) => id)).toEqual(['#frame-1', 'a', 'b']);
});

test('a card that moves by itself is not moved twice, and moves without a frame are handed back', () => {
  const carried = makeCarried();
  const own = { id: 'a', to: { x: 8, y: 0 } };
  expect(carried.with([shifted(8), own], document, new Map()).map(({ id }) => id)).toEqual(['#frame-1', 'a', 'b']);
  const moves = [own];
  expect(makeCarried().with(moves, document, new Map())).toBe(moves);
});
