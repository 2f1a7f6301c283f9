import type { Command } from '../command';

export const showShortcutsCommand: Command = {
  id: 'help.shortcuts',
  title: 'Keyboard shortcuts',
  group: 'Help',
  icon: 'keyboard',
  shortcut: '?',
  run: ({ app }) => app.getState().openDialog('shortcuts'),
};
