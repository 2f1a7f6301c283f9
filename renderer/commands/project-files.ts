import type { StoreApi } from 'zustand/vanilla';
import type { LeftWork, OpenedFile, OpenOutcome } from '../../electron/shared/ipc-contract';
import { cutText } from '../../src-core/cut-text';
import type { GraphDocument } from '../../src-core/graph/document';
import { limits } from '../../src-core/graph/document-schema';
import { describeParseFailure, parseDocument } from '../../src-core/graph/parse';
import { readStoredWeights } from '../../src-core/model/stored-weights';
import { readStoredRun } from '../../src-core/runs/stored-run';
import { isUnsaved } from '../store/selectors';
import type { AppState } from '../store/state';
import { formatBytes } from '../ui/format';
import { askAfterFailure } from './after-failed-save';
import type { CommandContext } from './command';
import { projectText } from './project-text';

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

/** True when the project is on disk. */
export async function saveProject(context: CommandContext, as: boolean, overwrite = false): Promise<boolean> {
  const { app, host } = context;
  const state = app.getState();
  const { document, file, run, runs } = state;
  const { text, tooLarge } = projectText(state);
  const outcome = await host.saveProject({
    handle: as ? null : (file?.handle ?? null),
    suggestedName: file?.name ?? `${fileName(document.name)}${extension}`,
    text,
    ...(overwrite ? { overwrite: true } : {}),
  });
  if (!outcome.ok) {
    const next = await askAfterFailure(state, outcome);
    return next === 'cancel' ? false : saveProject(context, next === 'save-as', next === 'overwrite');
  }
  const { handle, name, folder } = outcome;
  state.markSaved(document, { handle, name, folder, readOnly: null });
  state.markRunsSaved(runs);
  if (tooLarge !== null) {
    const detail = `With them the file would be ${formatBytes(tooLarge)}; files hold at most ${formatBytes(limits.characters)}. Export the model to keep them.`;
    state.toast({ kind: 'info', title: 'Saved without the trained weights', detail });
  } else if (app.getState().run.snapshot === run.snapshot) app.getState().markWeightsSaved();
  state.announce(`Saved ${name}`);
  return true;
}

export async function openProject(context: CommandContext): Promise<void> {
  if (await mayReplace(context)) showOpened(context, await context.host.openProject());
}

/** Shows it in place of the project on the screen, once its unsaved work is cared for. A file that cannot be read is no reason to ask. */
export async function replaceWith(context: CommandContext, outcome: OpenOutcome): Promise<void> {
  if (!outcome.ok) {
    showOpened(context, outcome);
    return;
  }
  const parsed = parseDocument(outcome.file.text);
  if (!parsed.ok || (await mayReplace(context))) showFile(context, outcome.file, parsed);
}

export function showOpened(context: CommandContext, outcome: OpenOutcome): void {
  if (outcome.ok) showFile(context, outcome.file);
  else if (outcome.reason === 'failed') {
    const { toast } = context.app.getState();
    toast({ kind: 'error', title: 'The file was not opened', detail: outcome.message });
  }
}

/** Reads the file and shows it; on any fault the open project stays as it was and the fault is named. */
export function showFile(
  { app }: CommandContext,
  { text, ...file }: OpenedFile,
  parsed: ParsedProject = parseDocument(text),
): boolean {
  const shown = showParsed(app, file.name, parsed, (document) => app.getState().load(document, file));
  if (shown && file.readOnly === 'elsewhere') {
    const detail = `${file.name} is open in another window, which alone can save to it. Save as… makes a copy of yours.`;
    app.getState().toast({ kind: 'info', title: 'Opened read-only', detail });
  }
  return shown;
}

/** Shows work that was never saved, or not since; `file` is where saving would put it. */
export function showUnsaved(app: StoreApi<AppState>, { name, text, file }: LeftWork): boolean {
  const place = file === null ? null : { ...file, readOnly: null };
  return showParsed(app, name, parseDocument(text), (document) => app.getState().load(document, place, 'unsaved'));
}

type ParsedProject = ReturnType<typeof parseDocument>;

function showParsed(
  app: StoreApi<AppState>,
  name: string,
  parsed: ParsedProject,
  load: (document: GraphDocument) => void,
): boolean {
  if (!parsed.ok) {
    const detail = `${name}: ${describeParseFailure(parsed.error)} The open project was left as it was.`;
    app.getState().toast({ kind: 'error', title: 'The file was not opened', detail });
    return false;
  }
  const { weights, runs = [], ...document } = parsed.value;
  load(document);
  app.getState().openRuns(runs.map(readStoredRun));
  if (weights !== undefined) {
    const read = readStoredWeights(weights);
    const shown = read.ok ? app.getState().openWeights(read.value, weights.epochs) : read;
    if (!shown.ok) app.getState().toast({ kind: 'info', title: 'Opened without its weights', detail: shown.error });
  }
  return true;
}

/** A name that every file system takes. */
export function fileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return cutText(plain, 60) || 'network';
}
