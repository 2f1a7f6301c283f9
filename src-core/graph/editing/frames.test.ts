import { expect, test } from 'vitest';
import { type AnnotationId, annotationId, type NodeId, nodeId } from '../../ids';
import { applied, drawGraph } from '../../testing/sketch';
import type { GraphDocument } from '../document';
import type { NodeBox } from './align';
import { frameAround, nodesIn, noteAt, shiftBy, withContents } from './frames';

/** Cards of 192 × 180 at x = 0, 304, 608. */
const chain = drawGraph({ nodes: { a: 'input', b: 'flatten', c: 'dense' }, wires: ['a b', 'b c'] });
const cards: readonly NodeBox[] = chain.nodes.map(({ id, position }) => ({
  node: id,
  ...position,
  width: 192,
  height: 180,
}));
const framed = (document: GraphDocument, ids: readonly string[], title: string): GraphDocument => {
  const frame = frameAround(
    document,
    cards.filter(({ node }) => ids.includes(node)),
    title,
  );
  return applied(document, { kind: 'annotate', frames: [frame], notes: [] });
};
const moved = (document: GraphDocument, annotations: readonly AnnotationId[]) =>
  withContents(document, { nodes: new Set<NodeId>(), annotations: new Set(annotations) }, cards);

test('a frame leaves room round its cards and holds exactly those', () => {
  const [frame] = framed(chain, ['a', 'b'], 'Start').frames;
  if (frame === undefined) throw new Error('no frame');
  expect(frame.position).toEqual({ x: -24, y: -40 });
  expect(frame.size).toEqual({ width: 304 + 192 + 48, height: 180 + 60 });
  expect(nodesIn(frame, cards)).toEqual(['a', 'b']);
});

test('what lies in a frame moves with it, frames within frames and their notes too', () => {
  const inner = framed(chain, ['b'], 'Inner');
  const both = framed(inner, ['a', 'b'], 'Outer');
  const note = noteAt(both, { x: 310, y: 20 });
  const document = applied(both, { kind: 'annotate', frames: [], notes: [note] });
  const whole = moved(document, [annotationId('frame-2')]);
  expect([...whole.nodes].sort()).toEqual(['a', 'b']);
  expect([...whole.annotations].sort()).toEqual(['frame-1', 'frame-2', 'note-1']);
  expect([...moved(document, [annotationId('frame-1')]).nodes]).toEqual(['b']);
});

test('of two frames of one middle only the smaller goes along', () => {
  const document = framed(framed(chain, ['b'], 'Inner'), ['a', 'b', 'c'], 'Outer');
  expect([...moved(document, [annotationId('frame-1')]).annotations]).toEqual(['frame-1']);
  expect(moved(document, [annotationId('frame-2')]).annotations.size).toBe(2);
});

test('a selection without frames is handed back as it is', () => {
  const chosen = { nodes: new Set([nodeId('a')]), annotations: new Set<AnnotationId>() };
  expect(withContents(chain, chosen, cards)).toBe(chosen);
});

test('shifting moves cards, frames and notes by one step and leaves the rest where it was', () => {
  const document = framed(chain, ['a'], 'Start');
  const after = applied(document, shiftBy(document, moved(document, [annotationId('frame-1')]), { x: 8, y: 4 }));
  expect(after.nodes.map(({ position }) => position)).toEqual([
    { x: 8, y: 4 },
    { x: 304, y: 0 },
    { x: 608, y: 0 },
  ]);
  expect(after.frames[0]?.position).toEqual({ x: -16, y: -36 });
  expect(after.nodes[1]).toBe(document.nodes[1]);
});
