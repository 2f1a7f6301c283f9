import { duplicateSelection } from '../clipboard';
import type { Command } from '../command';
import { whyNothingToCopy } from '../reasons';

export const duplicateCommand: Command = {
  id: 'edit.duplicate',
  title: 'Duplicate',
  group: 'Edit',
  icon: 'layers',
  words: 'copy clone',
  shortcut: 'Mod+D',
  disabled: whyNothingToCopy,
  run: ({ app }) => duplicateSelection(app),
};
