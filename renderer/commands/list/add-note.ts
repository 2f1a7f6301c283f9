import { noteAt } from '../../../src-core/graph/editing/frames';
import { addNoteTitle } from '../../canvas/annotations/editing';
import { snapPoint } from '../../canvas/measures';
import { canvasActions } from '../canvas-actions';
import type { Command } from '../command';

export const addNoteCommand: Command = {
  id: 'edit.add-note',
  title: 'Add a note',
  group: 'Edit',
  icon: 'pencil',
  words: 'comment text markdown sticky',
  shortcut: 'N',
  run({ app }) {
    const { document, edit, select } = app.getState();
    const canvas = canvasActions();
    if (canvas === null) return;
    const note = noteAt(document, snapPoint(canvas.pointer() ?? canvas.middle()));
    if (!edit({ kind: 'annotate', frames: [], notes: [note] }, addNoteTitle, 'join')) return;
    select([], [], [note.id]);
    canvas.write(note.id);
  },
};
