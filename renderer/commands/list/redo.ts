import type { Command } from '../command';

export const redoCommand: Command = {
  id: 'edit.redo',
  title: 'Redo',
  group: 'Edit',
  shortcut: 'Mod+Shift+Z',
  disabled: ({ future }) => (future.length === 0 ? 'Nothing to redo' : null),
  run: ({ app }) => app.getState().redo(),
};
