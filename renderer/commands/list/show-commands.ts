import type { Command } from '../command';

export const showCommandsCommand: Command = {
  id: 'help.commands',
  title: 'Command palette',
  group: 'Help',
  icon: 'command',
  words: 'search run',
  shortcut: 'Mod+K',
  run: ({ app }) => app.getState().openDialog('commands'),
};
