import { exportRunsCsv, exportRunsPng, whyNoRuns, whyNothingOverlaid } from '../../runs/export-runs';
import type { Command } from '../command';
import { whyNotTrainable } from '../reasons';

export const showRunsCommand: Command = {
  id: 'runs.show',
  title: 'Runs',
  group: 'Run',
  icon: 'history',
  words: 'compare overlay history McNemar',
  run: ({ app }) => app.getState().showDock('runs'),
};

export const exportRunsCsvCommand: Command = {
  id: 'runs.export-csv',
  title: 'Export Runs as CSV…',
  group: 'Run',
  icon: 'download',
  words: 'table curves predictions',
  disabled: whyNoRuns,
  run: exportRunsCsv,
};

export const exportRunsPngCommand: Command = {
  id: 'runs.export-png',
  title: 'Export Curves of Runs as PNG…',
  group: 'Run',
  icon: 'download',
  words: 'picture plot overlay',
  disabled: whyNothingOverlaid,
  run: exportRunsPng,
};

export const sweepCommand: Command = {
  id: 'runs.sweep',
  title: 'Sweep…',
  group: 'Run',
  icon: 'list-checks',
  words: 'grid search tune hyperparameters learning rate width depth capacity seeds',
  disabled: (state) => (state.sweep === null ? whyNotTrainable(state) : null),
  run({ app }) {
    const { showSweep, showDock } = app.getState();
    showDock('runs');
    showSweep(true);
  },
};
