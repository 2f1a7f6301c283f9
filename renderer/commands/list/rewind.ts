import type { Command } from '../command';

export const rewindCommand: Command = {
  id: 'run.rewind',
  title: 'Rewind to the first weights',
  group: 'Run',
  icon: 'skip-back',
  shortcut: 'Shift+R',
  disabled: ({ run }) => (run.phase === 'none' || run.phase === 'opening' ? 'Nothing was trained yet' : null),
  run: ({ app }) => app.getState().rewind(),
};
