import type { Command } from '../command';

export const themeSystemCommand: Command = {
  id: 'view.theme-system',
  title: 'Theme of the system',
  group: 'View',
  icon: 'monitor',
  run: ({ app }) => app.getState().changeSettings({ theme: 'system' }),
};
