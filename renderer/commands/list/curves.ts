import { exportCurvesCsv, exportCurvesPng, whyNoCurves } from '../../training/export-curves';
import type { Command } from '../command';

export const exportCurvesCsvCommand: Command = {
  id: 'training.export-csv',
  title: 'Export Curves as CSV…',
  group: 'Run',
  icon: 'download',
  words: 'loss accuracy learning rate gradients steps epochs table',
  disabled: whyNoCurves,
  run: exportCurvesCsv,
};

export const exportCurvesPngCommand: Command = {
  id: 'training.export-png',
  title: 'Export Curves as PNG…',
  group: 'Run',
  icon: 'download',
  words: 'picture plot loss accuracy chart',
  disabled: whyNoCurves,
  run: exportCurvesPng,
};
