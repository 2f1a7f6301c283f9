import type { z } from 'zod';
import type { AnnotationId } from '../ids';
import { fail, ok, type Result } from '../result';
import type { Frame, GraphDocument, Note } from './document';
import { frameSchema, limits, noteSchema } from './document-schema';
import type { Change } from './edit';
import { isEqual } from './reuse';

type Changed = Result<GraphDocument, string>;

/** Frames and notes added or, where their id is known, replaced; those that stay as they are keep their identity. */
export function annotate(document: GraphDocument, change: Extract<Change, { kind: 'annotate' }>): Changed {
  const frames = merged(document.frames, change.frames, frameSchema);
  const notes = merged(document.notes, change.notes, noteSchema);
  if (frames === null) return fail('A frame has a name of at most 200 characters and a place on the canvas.');
  if (notes === null) return fail(`A note has at most ${limits.noteCharacters.toLocaleString('en')} characters.`);
  if (frames.length > limits.annotations || notes.length > limits.annotations) {
    return fail(`A project holds at most ${limits.annotations.toLocaleString('en')} frames and as many notes.`);
  }
  const ids = new Set([...frames, ...notes].map(({ id }) => id));
  if (ids.size < frames.length + notes.length) return fail('A frame and a note cannot have one id.');
  if (frames === document.frames && notes === document.notes) return ok(document);
  return ok({ ...document, frames, notes });
}

export function withoutAnnotations(document: GraphDocument, annotations: readonly AnnotationId[]): Changed {
  const gone = new Set(annotations);
  const { frames, notes } = document;
  const known = new Set([...frames, ...notes].map(({ id }) => id));
  for (const id of gone) if (!known.has(id)) return fail(`There is no frame or note ${id}.`);
  if (gone.size === 0) return ok(document);
  return ok({ ...document, frames: without(frames, gone), notes: without(notes, gone) });
}

/** The list with the items put into it; itself where they change nothing, `null` where one is none. */
function merged<Item extends Frame | Note>(
  list: readonly Item[],
  items: readonly Item[],
  schema: z.ZodType<Item>,
): readonly Item[] | null {
  if (items.length === 0) return list;
  if (items.some((item) => !schema.safeParse(item).success)) return null;
  const puts = new Map(items.map((item) => [item.id, item]));
  const known = new Set(list.map(({ id }) => id));
  const kept = list.map((item) => {
    const put = puts.get(item.id);
    return put === undefined || isEqual(put, item) ? item : put;
  });
  const added = [...puts.values()].filter(({ id }) => !known.has(id));
  const same = added.length === 0 && kept.every((item, index) => item === list[index]);
  return same ? list : [...kept, ...added];
}

function without<Item extends Frame | Note>(list: readonly Item[], gone: ReadonlySet<AnnotationId>): readonly Item[] {
  const kept = list.filter(({ id }) => !gone.has(id));
  return kept.length === list.length ? list : kept;
}
