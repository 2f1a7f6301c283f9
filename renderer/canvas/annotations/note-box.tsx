import type { NodeProps } from '@xyflow/react';
import { type KeyboardEvent, memo, useRef, useState } from 'react';
import type { Note, Size } from '../../../src-core/graph/document';
import { limits } from '../../../src-core/graph/document-schema';
import { appStore } from '../../store/create-store';
import { typedText } from '../../ui/limited-text';
import { focusCard } from '../focus-card';
import { addNoteTitle, editAnnotation, useIsEdited } from './editing';
import { flowIdOf, type NoteFlowNode } from './flow-annotations';
import { NoteText } from './note-text';
import { ResizeCorner } from './resize-corner';

const least: Size = { width: 120, height: 56 };

/** Words on the canvas, as tall as they need. A double click or F2 writes in it. */
export const NoteBox = memo(
  function NoteBox({ data: { note }, selected }: NodeProps<NoteFlowNode>) {
    const edited = useIsEdited(note.id);
    const [dragged, setDragged] = useState<Size | null>(null);
    const { width, height } = dragged ?? note.size;
    const resize = (size: Size, done: boolean): void => {
      setDragged(done ? null : size);
      if (done) appStore.getState().edit({ kind: 'annotate', frames: [], notes: [{ ...note, size }] }, 'resize a note');
    };
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: F2 does the same
      <div
        className={selected ? 'sticky sel' : 'sticky'}
        style={{ width, minHeight: height }}
        data-testid={`note-${note.id}`}
        onDoubleClick={() => editAnnotation(note.id)}
      >
        {edited ? <NoteField note={note} /> : <NoteText text={note.text} />}
        {!edited && note.text.trim() === '' ? <p className="t3">Empty note. Press F2 to write.</p> : null}
        {selected && !edited ? (
          <ResizeCorner label="Size of the note" size={note.size} least={least} onResize={resize} />
        ) : null}
      </div>
    );
  },
  (one, other) => one.data === other.data && one.selected === other.selected,
);

/** Escape, Ctrl+Enter or leaving it keeps what was written; undo takes it back. */
function NoteField({ note }: { note: Note }) {
  const [text, setText] = useState(note.text);
  const done = useRef(false);
  const finish = (): void => {
    if (done.current) return;
    done.current = true;
    // The first words belong to the step that made the note.
    const title = note.text === '' ? addNoteTitle : 'write a note';
    if (text !== note.text) {
      appStore.getState().edit({ kind: 'annotate', frames: [], notes: [{ ...note, text }] }, title, 'join');
    }
    editAnnotation(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    event.stopPropagation();
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (event.nativeEvent.isComposing || !isDone) return;
    event.preventDefault();
    finish();
    focusCard(flowIdOf(note.id));
  };
  return (
    <textarea
      className="nodrag nopan nowheel"
      aria-label="Words of the note"
      placeholder={'# Heading\n- item, **bold**, `code`'}
      rows={Math.min(20, Math.max(5, text.split('\n').length + 1))}
      // biome-ignore lint/a11y/noAutofocus: it was asked for by a key or a menu
      autoFocus
      value={text}
      onChange={(event) => setText(typedText(event, text, limits.noteCharacters))}
      onBlur={finish}
      onKeyDown={onKeyDown}
    />
  );
}
