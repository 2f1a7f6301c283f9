import type { Command } from '../command';

export const showHelpCommand: Command = {
  id: 'help.nodes',
  title: 'Help on the nodes',
  group: 'Help',
  icon: 'book-open',
  words: 'documentation formula manual what is',
  shortcut: 'F1',
  run: ({ app }) => app.getState().openHelp(null),
};
