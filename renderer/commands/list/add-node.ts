import { canvasActions } from '../canvas-actions';
import type { Command } from '../command';

export const addNodeCommand: Command = {
  id: 'edit.add-node',
  title: 'Add a node…',
  group: 'Edit',
  icon: 'plus',
  words: 'insert new layer search',
  shortcut: 'A',
  run: () => canvasActions()?.addNode(),
};

export const insertOnWireCommand: Command = {
  id: 'edit.insert-on-wire',
  title: 'Insert a node on it…',
  group: 'Edit',
  icon: 'between-horizontal-end',
  words: 'add splice between wire',
  disabled: ({ selectedNodes, selectedEdges }) =>
    selectedNodes.size === 0 && selectedEdges.size === 1 ? null : 'Select one wire',
  run: () => canvasActions()?.addNode(),
};
