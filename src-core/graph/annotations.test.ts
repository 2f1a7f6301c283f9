import { expect, test } from 'vitest';
import { annotationId } from '../ids';
import { applied, drawGraph } from '../testing/sketch';
import { applyChange } from './apply-change';
import type { Frame, Note } from './document';
import { limits } from './document-schema';
import { parseDocument } from './parse';
import { serializeDocument } from './serialize';

const document = drawGraph({ nodes: { a: 'input' }, wires: [] });
const frame: Frame = {
  id: annotationId('frame-1'),
  title: 'Hidden layer',
  position: { x: 0, y: 0 },
  size: { width: 240, height: 200 },
};
const note: Note = { id: annotationId('note-1'), text: '**Why** ReLU?', position: { x: 9, y: 9 }, size: frame.size };
const annotated = applied(document, { kind: 'annotate', frames: [frame], notes: [note] });

test('frames and notes are added, replaced by their id and removed; what stays keeps its identity', () => {
  const renamed = { ...frame, title: 'Where it bends' };
  const after = applied(annotated, { kind: 'annotate', frames: [renamed], notes: [{ ...note }] });
  expect(after.frames).toEqual([renamed]);
  expect(after.notes).toBe(annotated.notes);
  expect(applied(annotated, { kind: 'annotate', frames: [{ ...frame }], notes: [{ ...note }] })).toBe(annotated);
  const removed = applied(after, { kind: 'remove-annotations', annotations: [frame.id] });
  expect([removed.frames, removed.notes]).toEqual([[], [note]]);
});

test('what is not there, too long, too small or of a taken id is refused with a sentence', () => {
  const sentence = (change: Parameters<typeof applyChange>[1]) => {
    const changed = applyChange(annotated, change);
    return changed.ok ? null : changed.error;
  };
  expect(sentence({ kind: 'remove-annotations', annotations: [annotationId('frame-9')] })).toMatch(/no frame or note/);
  const long = { ...note, text: 'x'.repeat(limits.noteCharacters + 1) };
  expect(sentence({ kind: 'annotate', frames: [], notes: [long] })).toMatch(/at most 4,000 characters/);
  const flat = { ...frame, size: { width: 1, height: 1 } };
  expect(sentence({ kind: 'annotate', frames: [flat], notes: [] })).toMatch(/A frame has/);
  expect(sentence({ kind: 'annotate', frames: [], notes: [{ ...note, id: frame.id }] })).toMatch(/cannot have one id/);
});

test('they are saved and read back; a file without them opens, and is written without them', () => {
  const read = parseDocument(serializeDocument(annotated));
  expect(read.ok && read.value).toEqual(annotated);
  const plain = serializeDocument(document);
  expect(plain).not.toMatch(/frames|notes/);
  const back = parseDocument(plain);
  expect(back.ok && back.value).toEqual(document);
});

test('a file in which a note has the id of a frame is refused, naming it', () => {
  const text = serializeDocument(annotated).replace('note-1', 'frame-1');
  const read = parseDocument(text);
  expect(!read.ok && read.error).toMatchObject({ kind: 'invalid', where: 'note frame-1' });
});
