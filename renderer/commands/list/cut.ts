import type { Command } from '../command';
import { copySelection } from '../copy-selection';
import { deleteSelection } from '../delete-selection';
import { whyNoNodeSelected } from '../reasons';

export const cutCommand: Command = {
  id: 'edit.cut',
  title: 'Cut',
  group: 'Edit',
  shortcut: 'Mod+X',
  keysAreClipboard: true,
  disabled: whyNoNodeSelected,
  run(context) {
    if (copySelection(context)) deleteSelection(context.app, 'join', 'cut');
  },
};
