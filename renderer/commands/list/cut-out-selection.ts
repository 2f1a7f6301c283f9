import type { Command } from '../command';
import { deleteSelection } from '../delete-selection';
import { whyNoNodeSelected } from '../reasons';

export const cutOutSelectionCommand: Command = {
  id: 'edit.cut-out',
  title: 'Delete and leave a gap',
  group: 'Edit',
  words: 'remove cut out break chain',
  shortcut: 'Shift+Delete',
  alsoKeys: ['Shift+Backspace'],
  disabled: whyNoNodeSelected,
  run: ({ app }) => deleteSelection(app, 'cut', 'cut out'),
};
