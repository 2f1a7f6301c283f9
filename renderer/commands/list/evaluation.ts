import { exportEvaluationCsv, exportEvaluationPng, whyNoMatrix } from '../../evaluate/export-evaluation';
import type { Command } from '../command';

export const exportEvaluationCsvCommand: Command = {
  id: 'evaluate.export-csv',
  title: 'Export Confusion and Classes as CSV…',
  group: 'Run',
  icon: 'download',
  words: 'matrix precision recall F1 table evaluate',
  disabled: whyNoMatrix,
  run: exportEvaluationCsv,
};

export const exportEvaluationPngCommand: Command = {
  id: 'evaluate.export-png',
  title: 'Export Confusion Matrix as PNG…',
  group: 'Run',
  icon: 'download',
  words: 'picture evaluate classes',
  disabled: whyNoMatrix,
  run: exportEvaluationPng,
};
