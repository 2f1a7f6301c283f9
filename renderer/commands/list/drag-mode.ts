import type { Command } from '../command';

const words = {
  pan: 'Dragging on the canvas moves the view; with Shift it selects.',
  select: 'Dragging on the canvas selects; scrolling or the middle button moves the view.',
} as const;

export const dragModeCommand: Command = {
  id: 'view.drag-mode',
  title: 'Drag selects, or moves the view',
  group: 'View',
  icon: 'square-dashed-mouse-pointer',
  words: 'hand tool pan box marquee lasso select trackpad',
  shortcut: 'H',
  run({ app }) {
    const { settings, changeSettings, announce } = app.getState();
    const dragMode = settings.dragMode === 'pan' ? 'select' : 'pan';
    changeSettings({ dragMode });
    announce(words[dragMode]);
  },
};
