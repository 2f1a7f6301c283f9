import { goToNextPane, goToSettings } from '../../shell/go-to-pane';
import type { Command } from '../command';

export const nextPaneCommand: Command = {
  id: 'view.next-pane',
  title: 'Go to the next pane',
  group: 'View',
  words: 'focus keyboard top palette canvas inspector dock',
  shortcut: 'F6',
  run: () => goToNextPane(1),
};

export const previousPaneCommand: Command = {
  id: 'view.previous-pane',
  title: 'Go to the pane before',
  group: 'View',
  words: 'focus keyboard back',
  shortcut: 'Shift+F6',
  run: () => goToNextPane(-1),
};

export const settingsCommand: Command = {
  id: 'view.settings',
  title: 'Go to the settings of what is selected',
  group: 'View',
  words: 'inspector form field focus keyboard parameters',
  shortcut: 'I',
  run: goToSettings,
};
