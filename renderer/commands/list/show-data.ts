import type { Command } from '../command';

export const showDataCommand: Command = {
  id: 'view.data',
  title: 'Data…',
  group: 'View',
  icon: 'database',
  shortcut: 'Mod+Shift+D',
  run: ({ app }) => app.getState().openDialog('data'),
};
