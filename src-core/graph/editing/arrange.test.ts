import { expect, test } from 'vitest';
import { type AnnotationId, annotationId, type NodeId, nodeId } from '../../ids';
import { applied, drawGraph } from '../../testing/sketch';
import type { Frame, GraphDocument, Note } from '../document';
import { aligned, distributed, type NodeBox } from './align';
import { arranged } from './arrange';

/** Cards of 192 × 180 at x = 0, 304, 608; a frame round `b` and a note far to the right and below. */
const frame: Frame = {
  id: annotationId('frame-1'),
  title: 'Hidden',
  position: { x: 280, y: -40 },
  size: { width: 240, height: 240 },
};
const note: Note = {
  id: annotationId('note-1'),
  text: 'Why?',
  position: { x: 900, y: 400 },
  size: { width: 192, height: 112 },
};
const document = applied(drawGraph({ nodes: { a: 'input', b: 'flatten', c: 'dense' }, wires: ['a b', 'b c'] }), {
  kind: 'annotate',
  frames: [frame],
  notes: [note],
});
const cards: readonly NodeBox[] = document.nodes.map(({ id, position }) => ({
  node: id,
  ...position,
  width: 192,
  height: 180,
}));
const chosen = (nodes: readonly string[], annotations: readonly string[]) => ({
  nodes: new Set<NodeId>(nodes.map(nodeId)),
  annotations: new Set<AnnotationId>(annotations.map(annotationId)),
});
const nodePlaces = ({ nodes }: GraphDocument) => nodes.map(({ position: { x, y } }) => [x, y]);

test('a frame is aligned as one thing and takes its card along', () => {
  const top = arranged(document, chosen(['a'], ['frame-1', 'note-1']), cards, (boxes) => aligned(boxes, 'top'));
  const after = applied(document, top);
  expect(after.frames[0]?.position).toEqual({ x: 280, y: -40 });
  expect(after.notes[0]?.position).toEqual({ x: 900, y: -40 });
  expect(nodePlaces(after)).toEqual([
    [0, -40],
    [304, 0],
    [608, 0],
  ]);
  const bottom = applied(
    document,
    arranged(document, chosen([], ['frame-1', 'note-1']), cards, (boxes) => aligned(boxes, 'bottom')),
  );
  expect(bottom.frames[0]?.position).toEqual({ x: 280, y: 272 });
  expect(nodePlaces(bottom)[1]).toEqual([304, 312]);
  expect(bottom.nodes[2]).toBe(document.nodes[2]);
});

test('a card that is chosen with the frame round it keeps its place in the frame', () => {
  const left = arranged(document, chosen(['b', 'c'], ['frame-1']), cards, (boxes) => aligned(boxes, 'right'));
  const after = applied(document, left);
  // The right edge of `c` is at 800: the frame goes there, its card by the same 280.
  expect(after.frames[0]?.position).toEqual({ x: 560, y: -40 });
  expect(nodePlaces(after)[1]).toEqual([584, 0]);
});

test('gaps between a card, a frame and a note are made equal', () => {
  const spread = arranged(document, chosen(['a'], ['frame-1', 'note-1']), cards, (boxes) =>
    distributed(boxes, 'across'),
  );
  const after = applied(document, spread);
  // 0–192, a frame of 240, 900–1092: (1092 − 624) / 2 = 234 each.
  expect(after.frames[0]?.position.x).toBe(426);
  expect(nodePlaces(after)[1]).toEqual([450, 0]);
});

test('what is in line already stays what it was', () => {
  const again = arranged(document, chosen(['a', 'b', 'c'], []), cards, (boxes) => aligned(boxes, 'top'));
  expect(applied(document, again)).toBe(document);
});
