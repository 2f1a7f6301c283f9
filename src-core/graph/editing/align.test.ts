import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeId } from '../../ids';
import { type AlignTo, alignNodes, distributeNodes, type NodeBox } from './align';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const box = (name: string, x: number, y: number, width = 192, height = 180): NodeBox => ({
  node: nodeId(name),
  x,
  y,
  width,
  height,
});
const boxes = [box('a', 0, 40), box('b', 304, 0, 192, 226), box('c', 640, 80)];

function places(change: ReturnType<typeof alignNodes>): Record<string, [number, number]> {
  if (change.kind !== 'move') throw new Error('no move');
  return Object.fromEntries(change.positions.map(({ node, to }) => [node, [to.x, to.y]]));
}

test.each<[AlignTo, Record<string, [number, number]>]>([
  ['left', { a: [0, 40], b: [0, 0], c: [0, 80] }],
  ['centre', { a: [320, 40], b: [320, 0], c: [320, 80] }],
  ['right', { a: [640, 40], b: [640, 0], c: [640, 80] }],
  ['top', { a: [0, 0], b: [304, 0], c: [640, 0] }],
  ['middle', { a: [0, 40], b: [304, 17], c: [640, 40] }],
  ['bottom', { a: [0, 80], b: [304, 34], c: [640, 80] }],
])('cards are aligned: %s', (to, expected) => {
  expect(places(alignNodes(boxes, to))).toEqual(expected);
});

describe('distributing', () => {
  test('makes gaps equal and leaves the outermost and the other axis alone', () => {
    expect(places(distributeNodes(boxes, 'across'))).toEqual({ a: [0, 40], b: [320, 0], c: [640, 80] });
  });

  test('two cards have one gap: nothing moves', () => {
    expect(places(distributeNodes(boxes.slice(0, 2), 'across'))).toEqual({});
  });

  test('gaps differ by rounding at most, whatever the sizes', () => {
    const random = fc.record({
      x: fc.integer({ min: -3000, max: 3000 }),
      y: fc.integer({ min: -3000, max: 3000 }),
      width: fc.integer({ min: 50, max: 400 }),
      height: fc.integer({ min: 50, max: 400 }),
    });
    fc.assert(
      fc.property(fc.array(random, { minLength: 3, maxLength: 9 }), (list) => {
        const cards = list.map((one, index) => ({ node: nodeId(`n${index}`), ...one }));
        const moved = places(distributeNodes(cards, 'down'));
        const after = cards
          .toSorted((one, other) => one.y - other.y || (one.node < other.node ? -1 : 1))
          .map((card) => ({ top: moved[card.node]?.[1] ?? Number.NaN, height: card.height }));
        const gaps = after
          .slice(1)
          .map(({ top }, index) => top - (after[index]?.top ?? 0) - (after[index]?.height ?? 0));
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
      }),
      { seed },
    );
  });
});
