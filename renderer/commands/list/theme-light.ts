import type { Command } from '../command';

export const themeLightCommand: Command = {
  id: 'view.theme-light',
  title: 'Light theme',
  group: 'View',
  icon: 'sun',
  run: ({ app }) => app.getState().changeSettings({ theme: 'light' }),
};
