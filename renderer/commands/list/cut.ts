import type { Command } from '../command';
import { copySelection } from '../copy-selection';
import { deleteSelection } from '../delete-selection';
import { whyNothingToCopy } from '../reasons';

export const cutCommand: Command = {
  id: 'edit.cut',
  title: 'Cut',
  group: 'Edit',
  shortcut: 'Mod+X',
  keysAreClipboard: true,
  disabled: whyNothingToCopy,
  run(context) {
    if (copySelection(context)) deleteSelection(context.app, 'join', 'cut');
  },
};
