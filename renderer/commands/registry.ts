import type { Command } from './command';
import { addNodeCommand, insertOnWireCommand } from './list/add-node';
import { addNoteCommand } from './list/add-note';
import { alignCommands } from './list/align';
import { bypassCommand } from './list/bypass';
import { chapterCommands, showActivationsCommand, showExercisesCommand } from './list/chapter';
import { connectCommand, connectFromCommand } from './list/connect';
import { copyCommand } from './list/copy';
import { exportCurvesCsvCommand, exportCurvesPngCommand } from './list/curves';
import { cutCommand } from './list/cut';
import { cutOutSelectionCommand } from './list/cut-out-selection';
import { deleteSelectionCommand } from './list/delete-selection';
import { dragModeCommand } from './list/drag-mode';
import { duplicateCommand } from './list/duplicate';
import { exportEvaluationCsvCommand, exportEvaluationPngCommand } from './list/evaluation';
import { explainCommand, explainCommands } from './list/explain';
import { exportTfjsCommand } from './list/export-tfjs';
import { findNodeCommand } from './list/find-node';
import { findRateCommand } from './list/find-rate';
import { fitSelectionCommand } from './list/fit-selection';
import { fitViewCommand } from './list/fit-view';
import { followSampleCommand, nextSampleCommand, previousSampleCommand } from './list/follow-sample';
import { fitFrameCommand, frameCommand, selectFramedCommand } from './list/frame';
import { layoutCommand } from './list/layout';
import { newProjectCommand } from './list/new-project';
import { nextProblemCommand } from './list/next-problem';
import { openProjectCommand } from './list/open-project';
import { nextPaneCommand, previousPaneCommand, settingsCommand } from './list/panes';
import { pasteCommand, pasteWiredCommand } from './list/paste';
import { pauseCommand } from './list/pause';
import { redoCommand } from './list/redo';
import { renameCommand } from './list/rename';
import { rewindCommand } from './list/rewind';
import { exportRunsCsvCommand, exportRunsPngCommand, showRunsCommand, sweepCommand } from './list/runs';
import { saveProjectCommand } from './list/save-project';
import { saveProjectAsCommand } from './list/save-project-as';
import { selectAllCommand } from './list/select-all';
import { selectDownstreamCommand, selectUpstreamCommand } from './list/select-chain';
import { selectWireCommand } from './list/select-wire';
import { showCommandsCommand } from './list/show-commands';
import { showDataCommand } from './list/show-data';
import { showHelpCommand } from './list/show-help';
import { showShortcutsCommand } from './list/show-shortcuts';
import { showTemplatesCommand } from './list/show-templates';
import { showTourCommand } from './list/show-tour';
import { stepBatchCommand } from './list/step-batch';
import { stepEpochCommand } from './list/step-epoch';
import { stopCommand } from './list/stop';
import { switchThemeCommand } from './list/switch-theme';
import { themeDarkCommand } from './list/theme-dark';
import { themeLightCommand } from './list/theme-light';
import { themeSystemCommand } from './list/theme-system';
import {
  timeBackCommand,
  timeContinueCommand,
  timeForwardCommand,
  timeNowCommand,
  timePlayCommand,
} from './list/time-travel';
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
  addNodeCommand,
  insertOnWireCommand,
  connectCommand,
  connectFromCommand,
  addNoteCommand,
  frameCommand,
  selectFramedCommand,
  fitFrameCommand,
  cutCommand,
  copyCommand,
  pasteCommand,
  pasteWiredCommand,
  duplicateCommand,
  deleteSelectionCommand,
  cutOutSelectionCommand,
  renameCommand,
  bypassCommand,
  selectAllCommand,
  selectUpstreamCommand,
  selectDownstreamCommand,
  selectWireCommand,
  layoutCommand,
  ...alignCommands,
  findNodeCommand,
  fitViewCommand,
  fitSelectionCommand,
  zoomInCommand,
  zoomOutCommand,
  dragModeCommand,
  settingsCommand,
  nextPaneCommand,
  previousPaneCommand,
  followSampleCommand,
  nextSampleCommand,
  previousSampleCommand,
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
  findRateCommand,
  showRunsCommand,
  sweepCommand,
  exportRunsCsvCommand,
  exportRunsPngCommand,
  exportCurvesCsvCommand,
  exportCurvesPngCommand,
  exportEvaluationCsvCommand,
  exportEvaluationPngCommand,
  timeBackCommand,
  timeForwardCommand,
  timePlayCommand,
  timeNowCommand,
  timeContinueCommand,
  nextProblemCommand,
  explainCommand,
  ...explainCommands,
  showCommandsCommand,
  showShortcutsCommand,
  showExercisesCommand,
  showActivationsCommand,
  showHelpCommand,
  showTourCommand,
  ...chapterCommands,
];

export function findCommand(id: string): Command | null {
  return commands.find((command) => command.id === id) ?? null;
}
