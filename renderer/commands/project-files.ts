import type { OpenedFile, OpenOutcome } from '../../electron/shared/ipc-contract';
import type { GraphDocument } from '../../src-core/graph/document';
import { limits } from '../../src-core/graph/document-schema';
import { describeParseFailure, parseDocument } from '../../src-core/graph/parse';
import { serializeDocument } from '../../src-core/graph/serialize';
import { readStoredWeights, storeWeights } from '../../src-core/model/stored-weights';
import { readStoredRun, storeRun } from '../../src-core/runs/stored-run';
import { isUnsaved } from '../store/selectors';
import type { AppState } from '../store/state';
import { formatBytes } from '../ui/format';
import type { CommandContext } from './command';

export const extension = '.layerloom';

/** Asks what to do with unsaved work. True when the project on the screen may be replaced. */
export async function mayReplace(context: CommandContext): Promise<boolean> {
  const state = context.app.getState();
  if (!isUnsaved(state)) return true;
  const answer = await state.ask({
    title: `Save changes to “${state.document.name}”?`,
    detail: state.run.weightsUnsaved
      ? 'The network and what it learned are lost if you do not save.'
      : 'Your changes are lost if you do not save.',
    answers: [
      { id: 'cancel', title: 'Cancel', look: 'default' },
      { id: 'discard', title: 'Do not save', look: 'danger' },
      { id: 'save', title: 'Save', look: 'primary' },
    ],
  });
  if (answer === 'save') return saveProject(context, false);
  return answer === 'discard';
}

/** The document with the weights of the run on the screen, where they belong to it, and the kept runs. */
function documentToSave(state: AppState): GraphDocument {
  const kept = state.weightsToSave();
  const document = withRuns(state);
  return kept === null ? document : { ...document, weights: storeWeights(kept.weights, kept.epochs) };
}

function withRuns({ document, runs }: AppState): GraphDocument {
  return runs.length === 0 ? document : { ...document, runs: runs.map(storeRun) };
}

/** True when the project is on disk. */
export async function saveProject({ app, host }: CommandContext, as: boolean): Promise<boolean> {
  const state = app.getState();
  const { document, file, run, runs } = state;
  const whole = serializeDocument(documentToSave(state));
  // What would be refused on opening is not written: better a file without weights than one that stays shut.
  const fits = whole.length <= limits.characters;
  const outcome = await host.saveProject({
    handle: as ? null : (file?.handle ?? null),
    suggestedName: file?.name ?? `${fileName(document.name)}${extension}`,
    text: fits ? whole : serializeDocument(withRuns(state)),
  });
  if (!outcome.ok) {
    if (outcome.reason === 'failed') {
      state.toast({ kind: 'error', title: 'The project was not saved', detail: outcome.message });
    }
    return false;
  }
  state.markSaved(document, { handle: outcome.handle, name: outcome.name, folder: outcome.folder });
  state.markRunsSaved(runs);
  if (!fits) {
    const detail = `With them the file would be ${formatBytes(whole.length)}; files hold at most ${formatBytes(limits.characters)}. Export the model to keep them.`;
    state.toast({ kind: 'info', title: 'Saved without the trained weights', detail });
  } else if (app.getState().run.snapshot === run.snapshot) app.getState().markWeightsSaved();
  state.announce(`Saved ${outcome.name}`);
  return true;
}

export async function openProject(context: CommandContext): Promise<void> {
  if (await mayReplace(context)) showOpened(context, await context.host.openProject());
}

export function showOpened(context: CommandContext, outcome: OpenOutcome): void {
  if (outcome.ok) showFile(context, outcome.file);
  else if (outcome.reason === 'failed') {
    const { toast } = context.app.getState();
    toast({ kind: 'error', title: 'The file was not opened', detail: outcome.message });
  }
}

/** Reads the file and shows it; on any fault the open project stays as it was and the fault is named. */
export function showFile({ app }: CommandContext, opened: OpenedFile): boolean {
  const state = app.getState();
  const parsed = parseDocument(opened.text);
  if (!parsed.ok) {
    const detail = `${opened.name}: ${describeParseFailure(parsed.error)} The open project was left as it was.`;
    state.toast({ kind: 'error', title: 'The file was not opened', detail });
    return false;
  }
  const { weights, runs = [], ...document } = parsed.value;
  state.load(document, { handle: opened.handle, name: opened.name, folder: opened.folder });
  app.getState().openRuns(runs.map(readStoredRun));
  if (weights !== undefined) {
    const read = readStoredWeights(weights);
    const shown = read.ok ? app.getState().openWeights(read.value, weights.epochs) : read;
    if (!shown.ok) state.toast({ kind: 'info', title: 'Opened without its weights', detail: shown.error });
  }
  return true;
}

/** A name that every file system takes. */
export function fileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 60) || 'network';
}
