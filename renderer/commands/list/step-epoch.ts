import type { Command } from '../command';
import { whyNotSteppable } from '../reasons';

export const stepEpochCommand: Command = {
  id: 'run.step-epoch',
  title: 'Step one epoch',
  group: 'Run',
  icon: 'fast-forward',
  shortcut: 'Shift+E',
  disabled: whyNotSteppable,
  run: ({ app }) => app.getState().stepEpoch(),
};
