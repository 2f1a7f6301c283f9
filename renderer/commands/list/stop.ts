import type { Command } from '../command';

export const stopCommand: Command = {
  id: 'run.stop',
  title: 'Stop',
  group: 'Run',
  icon: 'square',
  shortcut: 'Esc',
  disabled: ({ run }) =>
    run.phase === 'running' || run.phase === 'paused' || run.phase === 'opening' ? null : 'Nothing is training',
  run: ({ app }) => app.getState().stop(),
};
