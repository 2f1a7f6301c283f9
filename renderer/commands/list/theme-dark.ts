import type { Command } from '../command';

export const themeDarkCommand: Command = {
  id: 'view.theme-dark',
  title: 'Dark theme',
  group: 'View',
  icon: 'moon',
  run: ({ app }) => app.getState().changeSettings({ theme: 'dark' }),
};
