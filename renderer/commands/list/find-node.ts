import type { Command } from '../command';

export const findNodeCommand: Command = {
  id: 'view.find',
  title: 'Find a node…',
  group: 'View',
  icon: 'search',
  words: 'go to search',
  shortcut: 'Mod+F',
  disabled: ({ document }) => (document.nodes.length === 0 ? 'There are no nodes' : null),
  run: ({ app }) => app.getState().openDialog('find'),
};
