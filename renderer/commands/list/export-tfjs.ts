import type { Command } from '../command';
import { exportTfjs } from '../export-model';
import { whyNotExportable } from '../reasons';

export const exportTfjsCommand: Command = {
  id: 'file.export-tfjs',
  title: 'Export for TensorFlow.js…',
  group: 'File',
  icon: 'download',
  shortcut: 'Mod+E',
  disabled: whyNotExportable,
  run: exportTfjs,
};
