import { canvasActions } from '../canvas-actions';
import type { Command } from '../command';
import { whyNoNodeSelected } from '../reasons';

export const fitSelectionCommand: Command = {
  id: 'view.fit-selection',
  title: 'Zoom to the selection',
  group: 'View',
  icon: 'focus',
  shortcut: 'Shift+F',
  disabled: whyNoNodeSelected,
  run: () => canvasActions()?.fitSelection(),
};
