import type { Command } from '../command';

export const showDataCommand: Command = {
  id: 'view.data',
  title: 'Data…',
  group: 'View',
  shortcut: 'Mod+D',
  run: ({ app }) => app.getState().openDialog('data'),
};
