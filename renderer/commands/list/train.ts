import type { Command } from '../command';
import { whyNotTrainable } from '../reasons';

export const trainCommand: Command = {
  id: 'run.train',
  title: 'Train',
  group: 'Run',
  icon: 'play',
  shortcut: 'Space',
  disabled: whyNotTrainable,
  run: ({ app }) => app.getState().train(),
};
