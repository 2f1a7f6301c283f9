import { canvasActions } from '../canvas-actions';
import type { Command } from '../command';

export const fitViewCommand: Command = {
  id: 'view.fit',
  title: 'Zoom to fit',
  group: 'View',
  icon: 'maximize',
  shortcut: 'F',
  run: () => canvasActions()?.fit(),
};
