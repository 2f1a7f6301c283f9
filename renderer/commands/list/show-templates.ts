import type { Command } from '../command';

export const showTemplatesCommand: Command = {
  id: 'view.templates',
  title: 'Templates…',
  group: 'View',
  icon: 'layout-template',
  shortcut: 'Mod+Shift+N',
  run: ({ app }) => app.getState().openDialog('templates'),
};
