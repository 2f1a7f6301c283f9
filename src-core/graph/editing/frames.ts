import { type AnnotationId, annotationId, type NodeId } from '../../ids';
import type { Frame, GraphDocument, Note, Point } from '../document';
import type { Change } from '../edit';
import type { Box, NodeBox } from './align';

/** Room round the cards of a new frame; at the top for its title. Multiples of the canvas's snap steps. */
const room = { side: 24, top: 40, bottom: 20 };
const noteSize = { width: 192, height: 112 };

/** A frame round boxes, of which there is at least one. */
export function frameAround(document: GraphDocument, boxes: readonly Box[], title: string): Frame {
  return { id: freeId(document, 'frame'), title, ...roomFor(boxes) };
}

/** Place and size of a frame round boxes, of which there is at least one. */
export function roomFor(boxes: readonly Box[]): Pick<Frame, 'position' | 'size'> {
  const left = Math.min(...boxes.map(({ x }) => x)) - room.side;
  const top = Math.min(...boxes.map(({ y }) => y)) - room.top;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + room.side;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + room.bottom;
  return { position: { x: left, y: top }, size: { width: right - left, height: bottom - top } };
}

export function noteAt(document: GraphDocument, position: Point): Note {
  return { id: freeId(document, 'note'), text: '', position, size: noteSize };
}

export const boxOfAnnotation = ({ position, size }: Frame | Note): Box => ({ ...position, ...size });

/** What moves: nodes, frames and notes. */
export interface Movable {
  readonly nodes: ReadonlySet<NodeId>;
  readonly annotations: ReadonlySet<AnnotationId>;
}

/**
 * The selection with all that lies in its frames, frames within frames included: this moves when the selection moves.
 * A thing lies in a frame when its middle does.
 */
export function withContents(document: GraphDocument, chosen: Movable, cards: readonly NodeBox[]): Movable {
  const nodes = new Set(chosen.nodes);
  const annotations = new Set(chosen.annotations);
  const frames = new Map(document.frames.map((frame) => [frame.id, frame]));
  // A set is walked in the order of insertion, the newly added included.
  for (const id of annotations) {
    const frame = frames.get(id);
    if (frame === undefined) continue;
    const outer = boxOfAnnotation(frame);
    for (const card of cards) if (liesIn(card, outer)) nodes.add(card.node);
    for (const other of [...document.frames, ...document.notes]) {
      // Of two frames of one middle only the smaller lies in the larger.
      const box = boxOfAnnotation(other);
      if (other.id !== id && liesIn(box, outer) && area(box) <= area(outer)) annotations.add(other.id);
    }
  }
  const same = nodes.size === chosen.nodes.size && annotations.size === chosen.annotations.size;
  return same ? chosen : { nodes, annotations };
}

/** Moves nodes, frames and notes by one step. */
export function shiftBy(document: GraphDocument, { nodes, annotations }: Movable, step: Point): Change {
  const eachBy = <Id>(ids: ReadonlySet<Id>): ReadonlyMap<Id, Point> => new Map([...ids].map((id) => [id, step]));
  return shiftEach(document, { nodes: eachBy(nodes), annotations: eachBy(annotations) });
}

/** How far each thing moves. */
export interface Steps {
  readonly nodes: ReadonlyMap<NodeId, Point>;
  readonly annotations: ReadonlyMap<AnnotationId, Point>;
}

export function shiftEach(document: GraphDocument, { nodes, annotations }: Steps): Change {
  const put = <Item extends Frame | Note>(items: readonly Item[]): readonly Item[] =>
    items.flatMap((item) => {
      const step = annotations.get(item.id);
      return step === undefined ? [] : [{ ...item, position: shifted(item.position, step) }];
    });
  const positions = document.nodes.flatMap(({ id, position }) => {
    const step = nodes.get(id);
    return step === undefined ? [] : [{ node: id, to: shifted(position, step) }];
  });
  const move: Change = { kind: 'move', positions };
  if (annotations.size === 0) return move;
  return {
    kind: 'all',
    changes: [move, { kind: 'annotate', frames: put(document.frames), notes: put(document.notes) }],
  };
}

const shifted = ({ x, y }: Point, step: Point): Point => ({ x: x + step.x, y: y + step.y });

/** The nodes whose cards lie in a frame, in the order of the boxes. */
export function nodesIn(frame: Frame, cards: readonly NodeBox[]): readonly NodeId[] {
  const outer = boxOfAnnotation(frame);
  return cards.filter((card) => liesIn(card, outer)).map(({ node }) => node);
}

function liesIn({ x, y, width, height }: Box, outer: Box): boolean {
  const [middle, level] = [x + width / 2, y + height / 2];
  return middle >= outer.x && middle <= outer.x + outer.width && level >= outer.y && level <= outer.y + outer.height;
}

const area = ({ width, height }: Box): number => width * height;

/** Copies of frames and notes with ids of their own, moved by a step. */
export function copiedAnnotations(
  document: GraphDocument,
  { frames, notes }: { readonly frames: readonly Frame[]; readonly notes: readonly Note[] },
  step: Point,
): { readonly frames: readonly Frame[]; readonly notes: readonly Note[] } {
  let taken = document;
  const moved = ({ x, y }: Point): Point => ({ x: x + step.x, y: y + step.y });
  for (const frame of frames) {
    const copy = { ...frame, id: freeId(taken, 'frame'), position: moved(frame.position) };
    taken = { ...taken, frames: [...taken.frames, copy] };
  }
  for (const note of notes) {
    const copy = { ...note, id: freeId(taken, 'note'), position: moved(note.position) };
    taken = { ...taken, notes: [...taken.notes, copy] };
  }
  return { frames: taken.frames.slice(document.frames.length), notes: taken.notes.slice(document.notes.length) };
}

/** `frame-3`: one more than the highest number in use, so that a removed one's id is seldom used again. */
function freeId({ frames, notes }: GraphDocument, kind: 'frame' | 'note'): AnnotationId {
  const taken = [...frames, ...notes].map(({ id }) => new RegExp(`^${kind}-(\\d{1,9})$`).exec(id)?.[1]);
  return annotationId(`${kind}-${Math.max(0, ...taken.map((number) => Number(number ?? 0))) + 1}`);
}
