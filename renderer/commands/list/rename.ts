import { canvasActions } from '../canvas-actions';
import type { Command } from '../command';

export const renameCommand: Command = {
  id: 'edit.rename',
  title: 'Rename',
  group: 'Edit',
  icon: 'pencil',
  shortcut: 'F2',
  disabled: ({ selectedNodes, selectedAnnotations }) =>
    selectedNodes.size + selectedAnnotations.size === 1 ? null : 'Select one node, frame or note',
  run({ app }) {
    const [annotation] = app.getState().selectedAnnotations;
    if (annotation !== undefined) canvasActions()?.write(annotation);
    const [node] = app.getState().selectedNodes;
    if (node !== undefined) canvasActions()?.rename(node);
  },
};
