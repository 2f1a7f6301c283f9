import type { Command } from '../command';

const next = { light: 'dark', dark: 'system', system: 'light' } as const;

export const switchThemeCommand: Command = {
  id: 'view.theme',
  title: 'Switch theme: light, dark, system',
  group: 'View',
  icon: 'sun',
  run({ app }) {
    const { settings, changeSettings, announce } = app.getState();
    const theme = next[settings.theme];
    changeSettings({ theme });
    announce(`Theme: ${theme}`);
  },
};
