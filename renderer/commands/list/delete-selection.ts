import type { Command } from '../command';
import { countWords } from '../count-words';

export const deleteSelectionCommand: Command = {
  id: 'edit.delete',
  title: 'Delete',
  group: 'Edit',
  shortcut: 'Delete',
  disabled: ({ selectedNodes, selectedEdges }) =>
    selectedNodes.size + selectedEdges.size === 0 ? 'Nothing is selected' : null,
  run({ app }) {
    const { selectedNodes, selectedEdges, edit } = app.getState();
    const nodes = [...selectedNodes];
    const edges = [...selectedEdges];
    edit({ kind: 'remove', nodes, edges }, `delete ${countWords(nodes.length, edges.length)}`);
  },
};
