import type { AccuracyResult } from './accuracy';
import type { EditTime } from './edit';
import { rounded } from './markdown';
import type { Spread } from './measure';
import type { MemoryResult } from './memory';
import type { Peak } from './peak';
import type { CheckedTarget, Verdict } from './targets';
import type { WindowResult } from './window-part';
import { type WindowRow, windowRows } from './window-rows';

/** A line of the table of all targets, whatever was measured for it. */
export interface TargetLine {
  readonly what: string;
  readonly against: string;
  readonly target: string;
  readonly measured: string;
  readonly verdict: Verdict;
}

/** What a run measured; parts that it left out are `null` or empty. */
export interface Measured {
  readonly targets: readonly CheckedTarget[];
  readonly peak: Peak | null;
  readonly window: WindowResult | null;
  readonly memory: readonly MemoryResult[];
  readonly edits: readonly EditTime[];
  readonly accuracies: readonly AccuracyResult[];
}

/** A frame at 60 a second, with a little for the clock; and how soon a pause must be obeyed. */
const frame = 20;
const soon = 16;

/** The table of all targets: ratios of speeds first, then what is not a ratio of two sides. */
export function targetLines(measured: Measured): readonly TargetLine[] {
  return [
    ...measured.targets.map(ratioLine),
    ...(measured.peak ? [peakLine(measured.peak)] : []),
    ...windowLines(measured.window),
    ...measured.memory.map(memoryLine),
    ...measured.edits.map(editLine),
    ...accuracyLines(measured.accuracies),
  ];
}

function ratioLine({ net, side, against, least, ratio, verdict }: CheckedTarget): TargetLine {
  const target = `≥ ${rounded(least)}`;
  return { what: `${net}: ${side}`, against, target, measured: ratio ? spreadWords(ratio) : '–', verdict };
}

function peakLine({ multiplyAdd, roundedOnce, roundedTwice }: Peak): TargetLine {
  const share = (roundedOnce ?? roundedTwice) / multiplyAdd;
  return {
    what: `product 256 × 784 × 256, rounded ${roundedOnce === null ? 'twice' : 'once'}`,
    against: 'multiply-add peak of the core',
    target: '≥ 0.85',
    measured: share.toFixed(2),
    verdict: share >= 0.85 ? 'met' : 'missed',
  };
}

function windowLines(window: WindowResult | null): readonly TargetLine[] {
  if (!window) return [];
  const rows = 'absent' in window ? null : window.rows;
  const line = (row: WindowRow, most: number, against = ''): TargetLine => {
    const spread = rows === null ? null : rows[row];
    const verdict = spread === null ? 'not measured' : spread.median <= most ? 'met' : 'missed';
    const measured = spread === null ? '–' : spreadWords(spread);
    return { what: windowRows[row], against, target: `≤ ${most}`, measured, verdict };
  };
  const floor = rows === null ? '' : `an empty page: ${spreadWords(rows.dragEmpty)}`;
  return [line('pause', soon), line('dragIdle', frame, floor), line('dragTraining', frame, floor)];
}

function memoryLine({ title, steps, flat }: MemoryResult): TargetLine {
  return {
    what: `memory: ${title}`,
    against: `over ${steps.toLocaleString('en')} steps`,
    target: '0 growth',
    measured: flat ? 'flat' : 'grows',
    verdict: flat ? 'met' : 'far below',
  };
}

function editLine({ edit, time }: EditTime): TargetLine {
  const verdict = time.median <= soon ? 'met' : 'missed';
  return { what: `1,000 nodes: ${edit}, ms`, against: '', target: `≤ ${soon}`, measured: spreadWords(time), verdict };
}

/** The chapter's figures; its network with a hidden layer must beat the one without. */
function accuracyLines(results: readonly AccuracyResult[]): readonly TargetLine[] {
  const without = results.find(({ id }) => id === 'a1')?.accuracy.median ?? 0;
  const leastOf: Readonly<Record<AccuracyResult['id'], number>> = {
    a1: 0.825,
    a3: Math.max(0.84, without),
    'a3-adam': 0.875,
  };
  return results.map(({ id, title, accuracy, seeds }) => ({
    what: `test accuracy: ${title}`,
    against: `last 3 of 10 epochs, ${seeds} seeds`,
    target: `≥ ${percentWords(leastOf[id])}${id === 'a3' ? ' and above A1' : ''}`,
    measured: `${percentWords(accuracy.median)} (${percentWords(accuracy.least)}–${percentWords(accuracy.most)})`,
    verdict: accuracy.median >= leastOf[id] ? 'met' : 'missed',
  }));
}

const percentWords = (share: number): string => `${(100 * share).toFixed(1)} %`;

function spreadWords({ median, least, most }: Spread): string {
  return `${rounded(median)} (${rounded(least)}–${rounded(most)})`;
}
