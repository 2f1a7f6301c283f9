import { namesOf } from '../clipboard';
import type { Command } from '../command';
import { copySelection } from '../copy-selection';
import { whyNothingToCopy } from '../reasons';

export const copyCommand: Command = {
  id: 'edit.copy',
  title: 'Copy',
  group: 'Edit',
  icon: 'copy',
  shortcut: 'Mod+C',
  keysAreClipboard: true,
  disabled: whyNothingToCopy,
  run(context) {
    if (!copySelection(context)) return;
    const state = context.app.getState();
    state.announce(`${namesOf(state, [...state.selectedNodes])} copied`);
  },
};
