import type { AppState } from './state';

/** Whether closing now would lose something. */
export const isUnsaved = ({ document, saved, run }: AppState): boolean => document !== saved || run.weightsUnsaved;

export const errorCount = ({ analysis }: AppState): number =>
  analysis.problems.filter(({ severity }) => severity === 'error').length;
