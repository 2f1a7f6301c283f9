import type { Command } from '../command';
import { whyNotSteppable } from '../reasons';

export const stepBatchCommand: Command = {
  id: 'run.step-batch',
  title: 'Step one minibatch',
  group: 'Run',
  icon: 'step-forward',
  shortcut: '.',
  disabled: whyNotSteppable,
  run: ({ app }) => app.getState().stepBatch(),
};
