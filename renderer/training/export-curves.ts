import type { RunRecord } from '../../src-core/runs/run-record';
import { curvesTable } from '../../src-core/runs/runs-csv';
import type { NamedFile } from '../../src-core/training/protocol';
import type { CommandContext } from '../commands/command';
import { handFiles } from '../commands/hand-files';
import type { AppState } from '../store/state';
import { formatCount } from '../ui/format';
import { shownCurves } from './charts';
import { readingOf } from './curve-reading';
import { epochsCsv, gradientsCsv, stepsCsv } from './curves-csv';
import { otherRuns } from './other-runs';
import { useZoom } from './zoom-view';

export function whyNoCurves({ run }: AppState): string | null {
  return run.step === 0 && run.epochs.length === 0 ? 'Nothing was trained yet' : null;
}

/** All that the plots are drawn from: minibatches, epochs, and the gradients of the layers. */
export async function exportCurvesCsv(context: CommandContext): Promise<void> {
  const state = context.app.getState();
  const others = otherRuns(state).map(({ run }) => run);
  const reading = readingOf(state, []);
  const files = [
    textFile('steps.csv', stepsCsv(reading)),
    textFile('epochs.csv', epochsCsv(reading)),
    textFile('gradients.csv', gradientsCsv(reading)),
    ...(others.length === 0 ? [] : [textFile('other-runs.csv', curvesTable(others))]),
  ];
  const { stride, loss } = reading.series;
  const rows = stride === 1 ? 'one for each step' : `one for the mean of each ${formatCount(stride)} steps`;
  await handFiles(context, {
    what: 'curves',
    files,
    detail: `steps.csv has ${formatCount(loss.length)} rows, ${rows}.${otherWords(others)}`,
  });
}

/** The plots that are shown, with what is zoomed to. */
export async function exportCurvesPng(context: CommandContext): Promise<void> {
  const state = context.app.getState();
  const curves = shownCurves(state);
  if (curves.length === 0) {
    state.toast({ kind: 'info', title: 'No picture was made', detail: 'Tick a curve under Charts first.' });
    return;
  }
  const { curvesPng } = await import('./curves-png');
  const bytes = await curvesPng(state, curves, useZoom.getState().zoom);
  await handFiles(context, {
    what: 'curves',
    files: [{ name: 'curves.png', bytes }],
    detail: `${curves.map(({ title }) => title).join(', ')} as a picture 1,600 pixels wide.`,
  });
}

const otherWords = (others: readonly RunRecord[]): string =>
  others.length === 0 ? '' : ` other-runs.csv has the epochs of ${others.map(({ name }) => name).join(', ')}.`;

const textFile = (name: string, text: string): NamedFile => ({ name, bytes: new TextEncoder().encode(text) });
