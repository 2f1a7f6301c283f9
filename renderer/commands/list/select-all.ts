import type { Command } from '../command';

export const selectAllCommand: Command = {
  id: 'edit.select-all',
  title: 'Select all',
  group: 'Edit',
  shortcut: 'Mod+A',
  run({ app }) {
    const { document, select } = app.getState();
    select(
      document.nodes.map(({ id }) => id),
      document.edges.map(({ id }) => id),
      [...document.frames, ...document.notes].map(({ id }) => id),
    );
  },
};
