import type { Command } from '../command';

export const showTourCommand: Command = {
  id: 'help.tour',
  title: 'Show the tour',
  group: 'Help',
  icon: 'waypoints',
  words: 'first steps introduction begin',
  run({ app }) {
    app.getState().openDialog(null);
    app.getState().changeSettings({ tourStep: 0 });
  },
};
