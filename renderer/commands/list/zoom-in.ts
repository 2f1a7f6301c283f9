import { canvasActions } from '../canvas-actions';
import type { Command } from '../command';

export const zoomInCommand: Command = {
  id: 'view.zoom-in',
  title: 'Zoom in',
  group: 'View',
  icon: 'plus',
  shortcut: 'Mod+=',
  run: () => canvasActions()?.zoomIn(),
};
