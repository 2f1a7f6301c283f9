import type { Command } from '../command';

export const pauseCommand: Command = {
  id: 'run.pause',
  title: 'Pause',
  group: 'Run',
  icon: 'pause',
  disabled: ({ run }) => (run.phase === 'running' ? null : 'Nothing is training'),
  run: ({ app }) => app.getState().pause(),
};
