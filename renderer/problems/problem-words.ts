import type { Problem, Severity } from '../../src-core/graph/problems';
import { plainText } from '../../src-core/rich-text';

export const severityIcons: Readonly<Record<Severity, string>> = {
  error: 'circle-alert',
  warning: 'triangle-alert',
  info: 'info',
};

/** The class of the colour of a severity. */
export const severityTones: Readonly<Record<Severity, string>> = { error: 'err', warning: 'warn', info: 'info' };

export const severityNames: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Note' };

const severityWords: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
};

/** How many of each severity there are, without those that are 0. */
export function countSeverities(problems: readonly Problem[]): readonly { severity: Severity; count: number }[] {
  const severities: readonly Severity[] = ['error', 'warning', 'info'];
  return severities
    .map((severity) => ({ severity, count: problems.filter((problem) => problem.severity === severity).length }))
    .filter(({ count }) => count > 0);
}

export const severityCount = (severity: Severity, count: number): string =>
  `${count} ${severityWords[severity][count === 1 ? 0 : 1]}`;

/** "3 errors, 1 warning", or "no problems". */
export function summarizeProblems(problems: readonly Problem[]): string {
  const counts = countSeverities(problems).map(({ severity, count }) => severityCount(severity, count));
  return counts.length === 0 ? 'no problems' : counts.join(', ');
}

export const plainMessage = ({ message }: Problem): string => plainText(message);

/** The title of the undo step that a fix makes: "insert Flatten". */
export const fixTitle = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);
