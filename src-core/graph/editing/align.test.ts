import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeId } from '../../ids';
import type { Point } from '../document';
import { type AlignTo, aligned, distributed, type NodeBox } from './align';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const box = (name: string, x: number, y: number, width = 192, height = 180): NodeBox => ({
  node: nodeId(name),
  x,
  y,
  width,
  height,
});
const boxes = [box('a', 0, 40), box('b', 304, 0, 192, 226), box('c', 640, 80)];

function places(list: readonly NodeBox[], moved: readonly Point[]): Record<string, [number, number]> {
  return Object.fromEntries(list.map(({ node }, index) => [node, [moved[index]?.x ?? 0, moved[index]?.y ?? 0]]));
}

test.each<[AlignTo, Record<string, [number, number]>]>([
  ['left', { a: [0, 40], b: [0, 0], c: [0, 80] }],
  ['centre', { a: [320, 40], b: [320, 0], c: [320, 80] }],
  ['right', { a: [640, 40], b: [640, 0], c: [640, 80] }],
  ['top', { a: [0, 0], b: [304, 0], c: [640, 0] }],
  ['middle', { a: [0, 40], b: [304, 17], c: [640, 40] }],
  ['bottom', { a: [0, 80], b: [304, 34], c: [640, 80] }],
])('cards are aligned: %s', (to, expected) => {
  expect(places(boxes, aligned(boxes, to))).toEqual(expected);
});

describe('distributing', () => {
  test('makes gaps equal and leaves the outermost and the other axis alone', () => {
    expect(places(boxes, distributed(boxes, 'across'))).toEqual({ a: [0, 40], b: [320, 0], c: [640, 80] });
  });

  test('two cards have one gap: nothing moves', () => {
    const two = boxes.slice(0, 2);
    expect(places(two, distributed(two, 'across'))).toEqual({ a: [0, 40], b: [304, 0] });
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
        const moved = places(cards, distributed(cards, 'down'));
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
