import type { Note } from '../../src-core/graph/document';
import { limits } from '../../src-core/graph/document-schema';
import { useApp } from '../store/create-store';
import { TextAreaField } from '../ui/text-area-field';
import { DeleteButton } from './delete-button';
import { PaneHeader } from './pane-header';

/** A note: its words, which the canvas shows set. */
export function NotePane({ note }: { note: Note }) {
  const edit = useApp((state) => state.edit);
  return (
    <>
      <PaneHeader icon="pencil" title="Note" kind="Words on the canvas">
        <DeleteButton />
      </PaneHeader>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached and scrolled by key. */}
      <section className="ins-body" aria-label="Settings of the note" tabIndex={0}>
        <div className="sec">
          <TextAreaField
            label="Text"
            value={note.text}
            placeholder="What should be remembered here?"
            hint="# heading, - list, 1. numbered, **bold**, *italic*, `code`"
            maxLength={limits.noteCharacters}
            onChange={(text, from) =>
              edit(
                { kind: 'annotate', frames: [], notes: [{ ...note, text }] },
                // With the text from before: two visits are two steps.
                from === '' ? 'write a note' : `change a note, was “${from.slice(0, 30)}”`,
                'join',
              )
            }
          />
        </div>
      </section>
    </>
  );
}
