import type { Command } from '../command';
import { whyNotTrainable } from '../reasons';

export const findRateCommand: Command = {
  id: 'run.find-rate',
  title: 'Find a Learning Rate…',
  group: 'Run',
  icon: 'chart-line',
  words: 'range test finder suggest step size lr',
  disabled: whyNotTrainable,
  run: ({ app }) => app.getState().openDialog('rate'),
};
