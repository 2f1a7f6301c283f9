import type { Command } from '../command';
import { deleteSelection } from '../delete-selection';
import { whyNothingSelected } from '../reasons';

export const deleteSelectionCommand: Command = {
  id: 'edit.delete',
  title: 'Delete',
  group: 'Edit',
  icon: 'trash-2',
  words: 'remove heal join chain',
  shortcut: 'Delete',
  alsoKeys: ['Backspace'],
  disabled: whyNothingSelected,
  run: ({ app }) => deleteSelection(app, 'join', 'delete'),
};
