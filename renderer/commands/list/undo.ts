import type { Command } from '../command';

export const undoCommand: Command = {
  id: 'edit.undo',
  title: 'Undo',
  group: 'Edit',
  shortcut: 'Mod+Z',
  disabled: ({ past }) => (past.length === 0 ? 'Nothing to undo' : null),
  run: ({ app }) => app.getState().undo(),
};
