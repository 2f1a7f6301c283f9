import { canvasActions } from '../canvas-actions';
import type { Command } from '../command';

export const zoomOutCommand: Command = {
  id: 'view.zoom-out',
  title: 'Zoom out',
  group: 'View',
  icon: 'minus',
  shortcut: 'Mod+-',
  run: () => canvasActions()?.zoomOut(),
};
