import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotationId, nodeId } from '../../ids';
import { randomDocument } from '../../testing/random-documents';
import { applied, drawGraph } from '../../testing/sketch';
import { blankDocument } from '../make';
import { takePart } from './part';
import { parsePart, serializePart } from './part-text';
import { pastePart } from './paste-part';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const graph = drawGraph({
  nodes: { i: 'input', f: 'flatten', d: ['dense', { units: 10 }], s: 'softmax' },
  wires: ['i f', 'f d', 'd s'],
});
const [f, d, s] = [nodeId('f'), nodeId('d'), nodeId('s')];
const aside = { shift: { x: 40, y: 252 }, keepIncoming: false };

test('a copy has its own ids, its own wires, and no wire to the rest', () => {
  const paste = pastePart(graph, takePart(graph, new Set([d, s])), aside);
  const after = applied(graph, paste.change);
  expect(paste.nodes).toEqual(['dense-1', 'softmax-1']);
  expect(after.edges.slice(3).map(({ from, to }) => `${from} ${to}`)).toEqual(['dense-1 softmax-1']);
  expect(after.nodes.slice(0, 4)).toEqual(graph.nodes);
  expect(after.nodes[4]).toEqual({ ...graph.nodes[2], id: 'dense-1', position: { x: 304 * 2 + 40, y: 252 } });
});

test('with its incoming wires a copy is fed by what feeds the original', () => {
  const part = takePart(graph, new Set([d, s]));
  const after = applied(graph, pastePart(graph, part, { ...aside, keepIncoming: true }).change);
  expect(after.edges.slice(3).map(({ from, to }) => `${from} ${to}`)).toEqual(['dense-1 softmax-1', 'f dense-1']);
});

test('incoming wires are left out where their source is not there or is something else', () => {
  const part = takePart(graph, new Set([d, s]));
  const keep = { ...aside, keepIncoming: true };
  expect(applied(blankDocument(), pastePart(blankDocument(), part, keep).change).edges).toHaveLength(1);
  const other = drawGraph({ nodes: { f: 'dropout' }, wires: [] });
  expect(applied(other, pastePart(other, part, keep).change).edges).toHaveLength(1);
});

test('a name is kept where it is free, and numbered where it is not', () => {
  const named = applied(graph, { kind: 'rename', node: d, label: 'Head' });
  const part = takePart(named, new Set([d]));
  const labels = (document: typeof graph) => document.nodes.flatMap(({ label }) => label ?? []);
  const once = applied(named, pastePart(named, part, aside).change);
  const twice = applied(once, pastePart(once, takePart(once, new Set(once.nodes.map(({ id }) => id))), aside).change);
  expect(labels(once)).toEqual(['Head', 'Head 2']);
  expect(labels(twice)).toEqual(['Head', 'Head 2', 'Head 3', 'Head 4']);
  expect(labels(applied(graph, pastePart(graph, part, aside).change))).toEqual(['Head']);
});

test('a number at the end of the range of numbers does not make two ids equal', () => {
  const odd = drawGraph({ nodes: { 'dense-9007199254740991': 'dense', 'dense-1': 'dense' }, wires: [] });
  const after = applied(odd, pastePart(odd, takePart(odd, new Set(odd.nodes.map(({ id }) => id))), aside).change);
  expect(new Set(after.nodes.map(({ id }) => id)).size).toBe(4);
});

test('whatever is pasted twice, ids and names stay unique and the rest stays as it was', () => {
  fc.assert(
    fc.property(randomDocument(), randomDocument(), fc.boolean(), (document, source, keepIncoming) => {
      // Labels that two nodes share in a file are the file's; copies must add none.
      const labels = new Set(document.nodes.flatMap(({ label }) => label ?? []));
      const shared = document.nodes.filter(({ label }) => label !== undefined).length - labels.size;
      const part = takePart(source, new Set(source.nodes.slice(1).map(({ id }) => id)));
      let after = document;
      for (const _ of [1, 2])
        after = applied(after, pastePart(after, part, { shift: { x: 0, y: 0 }, keepIncoming }).change);
      expect(after.nodes).toHaveLength(document.nodes.length + 2 * part.nodes.length);
      expect(after.nodes.slice(0, document.nodes.length)).toEqual(document.nodes);
      const given = after.nodes.flatMap(({ label }) => label ?? []);
      expect(given.length - new Set(given).size).toBe(shared);
    }),
    { seed },
  );
});

test('two nodes of a part that carry one wire both keep it inside', () => {
  const part = takePart(graph, new Set([f, d]));
  expect(part.edges.map(({ id }) => id)).toEqual(['f>d.0']);
  expect(part.incoming).toEqual([{ from: 'i', type: 'input', to: 'f', slot: 0 }]);
});

test('frames and notes come along with ids of their own, and alone', () => {
  const frame = {
    id: annotationId('frame-1'),
    title: 'Hidden',
    position: { x: 0, y: 0 },
    size: { width: 240, height: 200 },
  };
  const note = { id: annotationId('note-1'), text: 'Why?', position: { x: 8, y: 8 }, size: { width: 192, height: 96 } };
  const written = applied(drawGraph({ nodes: { a: 'input' }, wires: [] }), {
    kind: 'annotate',
    frames: [frame],
    notes: [note],
  });
  const part = takePart(written, new Set(), new Set([frame.id, note.id]));
  const read = parsePart(serializePart(part));
  if (!read.ok) throw new Error(read.error.kind);
  const paste = pastePart(written, read.value, { shift: { x: 16, y: 4 }, keepIncoming: false });
  const after = applied(written, paste.change);
  expect(paste.annotations).toEqual(['frame-2', 'note-2']);
  expect(after.frames[1]).toEqual({ ...frame, id: 'frame-2', position: { x: 16, y: 4 } });
  expect(after.notes[1]).toEqual({ ...note, id: 'note-2', position: { x: 24, y: 12 } });
  expect(after.nodes).toEqual(written.nodes);
});
