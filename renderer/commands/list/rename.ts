import { canvasActions } from '../canvas-actions';
import type { Command } from '../command';

export const renameCommand: Command = {
  id: 'edit.rename',
  title: 'Rename',
  group: 'Edit',
  icon: 'pencil',
  shortcut: 'F2',
  disabled: ({ selectedNodes }) => (selectedNodes.size === 1 ? null : 'Select one node'),
  run({ app }) {
    const [node] = app.getState().selectedNodes;
    if (node !== undefined) canvasActions()?.rename(node);
  },
};
