import type { RunRecord } from '../../src-core/runs/run-record';
import { curvesTable, predictionsTable, runsTable } from '../../src-core/runs/runs-csv';
import type { NamedFile } from '../../src-core/training/protocol';
import type { CommandContext } from '../commands/command';
import { handFiles } from '../commands/hand-files';
import type { AppState } from '../store/state';
import { overlayOf } from './overlay';
import { useRunsView } from './runs-view';
import { tickedRuns } from './ticked';

export function whyNoRuns({ runs }: AppState): string | null {
  return runs.length === 0 ? 'Nothing was trained yet' : null;
}

export function whyNothingOverlaid(state: AppState): string | null {
  return whyNoRuns(state) ?? (tickedRuns(state).length === 0 ? 'Tick a run in the table first' : null);
}

/** All runs as a table, their curves, and what the ticked ones said to each test row. */
export async function exportRunsCsv(context: CommandContext): Promise<void> {
  const { runs, ...state } = context.app.getState();
  const ticked = tickedRuns({ runs, overlaid: state.overlaid }).map(({ run }) => run);
  const files = [textFile('runs.csv', runsTable(runs)), textFile('curves.csv', curvesTable(runs))];
  const predictions = predictionsTable(ticked);
  if (predictions !== null) files.push(textFile('predictions.csv', predictions));
  await handFiles(context, { what: 'runs', files, detail: describeFiles(runs, predictions === null ? [] : ticked) });
}

/** The plot of the ticked runs, as it is shown. */
export async function exportRunsPng(context: CommandContext): Promise<void> {
  const state = context.app.getState();
  const { kind } = useRunsView.getState();
  const ticked = tickedRuns(state);
  const wanted = kind === 'sweep' ? 'accuracy' : kind;
  const shown = overlayOf(ticked, wanted) === null ? 'loss' : wanted;
  const overlay = overlayOf(ticked, shown);
  if (overlay === null) {
    state.toast({ kind: 'info', title: 'No picture was made', detail: 'The ticked runs have no such curve.' });
    return;
  }
  const { overlayPng } = await import('./overlay-png');
  const bytes = await overlayPng(overlay, shown, state.document.name);
  const detail = 'The plot as a picture of 1,600 × 1,000 pixels.';
  await handFiles(context, { what: 'runs', files: [{ name: `${shown}.png`, bytes }], detail });
}

const textFile = (name: string, text: string): NamedFile => ({ name, bytes: new TextEncoder().encode(text) });

function describeFiles(runs: readonly RunRecord[], predicted: readonly RunRecord[]): string {
  const table = `runs.csv has ${runs.length === 1 ? 'one row' : `${runs.length} rows`}, curves.csv one for each epoch`;
  const names = predicted.map(({ name }) => name).join(', ');
  return predicted.length === 0 ? `${table}.` : `${table}, predictions.csv what ${names} said to each test row.`;
}
