import type { Command } from './command';
import { deleteSelectionCommand } from './list/delete-selection';
import { exportTfjsCommand } from './list/export-tfjs';
import { fitViewCommand } from './list/fit-view';
import { newProjectCommand } from './list/new-project';
import { nextProblemCommand } from './list/next-problem';
import { openProjectCommand } from './list/open-project';
import { pauseCommand } from './list/pause';
import { redoCommand } from './list/redo';
import { rewindCommand } from './list/rewind';
import { saveProjectCommand } from './list/save-project';
import { saveProjectAsCommand } from './list/save-project-as';
import { selectAllCommand } from './list/select-all';
import { showDataCommand } from './list/show-data';
import { showShortcutsCommand } from './list/show-shortcuts';
import { showTemplatesCommand } from './list/show-templates';
import { stepBatchCommand } from './list/step-batch';
import { stepEpochCommand } from './list/step-epoch';
import { stopCommand } from './list/stop';
import { switchThemeCommand } from './list/switch-theme';
import { themeDarkCommand } from './list/theme-dark';
import { themeLightCommand } from './list/theme-light';
import { themeSystemCommand } from './list/theme-system';
import { trainCommand } from './list/train';
import { undoCommand } from './list/undo';
import { zoomInCommand } from './list/zoom-in';
import { zoomOutCommand } from './list/zoom-out';

/** In the order in which menus and the list of shortcuts show them. */
export const commands: readonly Command[] = [
  newProjectCommand,
  openProjectCommand,
  saveProjectCommand,
  saveProjectAsCommand,
  exportTfjsCommand,
  undoCommand,
  redoCommand,
  deleteSelectionCommand,
  selectAllCommand,
  fitViewCommand,
  zoomInCommand,
  zoomOutCommand,
  showTemplatesCommand,
  showDataCommand,
  switchThemeCommand,
  themeLightCommand,
  themeDarkCommand,
  themeSystemCommand,
  trainCommand,
  pauseCommand,
  stopCommand,
  stepBatchCommand,
  stepEpochCommand,
  rewindCommand,
  nextProblemCommand,
  showShortcutsCommand,
];

export function findCommand(id: string): Command | null {
  return commands.find((command) => command.id === id) ?? null;
}
