import { access, constants, stat } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { FileLocks } from '../disk/file-lock';
import type { ExportOutcome, FileFailure, OpenOutcome, ReadOnly, SaveOutcome } from '../shared/ipc-contract';
import { exportFolder, readProject, saveProject } from './files';
import type { FileHandles } from './handles';
import type { CallHandlers } from './ipc';
import type { LastFile } from './last-file';
import type { RecentFiles } from './recent';
import type { SeenFiles } from './seen-files';

const extension = '.layerloom';
const projectFilter = { name: 'Layerloom project', extensions: ['layerloom'] };
const cancelled: FileFailure = { ok: false, reason: 'cancelled' };
const failed = (message: string): FileFailure => ({ ok: false, reason: 'failed', message });

export interface FileParts {
  readonly handles: FileHandles;
  readonly recent: RecentFiles;
  readonly locks: FileLocks;
  readonly seen: SeenFiles;
  /** The file that the program was started with; asked for once. */
  readonly takeInitialPath: () => string | null;
  readonly last: LastFile;
}

type FileCalls = Pick<CallHandlers, Extract<keyof CallHandlers, `file:${string}`>>;

/** Everything the page may do with files. */
export function makeFileCalls(parts: FileParts): FileCalls {
  const { handles, recent, seen } = parts;
  return {
    'file:open': async (_request, window) => {
      const path = await askWhatToOpen(window);
      return path === null ? cancelled : openPath(path, parts);
    },
    'file:open-recent': ({ handle }) => {
      const path = handles.pathOf(handle);
      return path === null ? failed('This file is not in the list any more.') : openPath(path, parts);
    },
    'file:recent': () => recent.list(),
    'file:initial': async ({ orLast }) => {
      const [given, last] = [parts.takeInitialPath(), parts.last.take()];
      if (given !== null) return openPath(given, parts);
      if (last === null || !orLast) return cancelled;
      // Remembered again once the page shows it: a file that is gone or broken is said once, not at every start.
      parts.last.note(null);
      return openPath(last, parts);
    },
    'file:open-dropped': ({ path }) => openPath(path, parts),
    'file:state': ({ handle }) => {
      const path = handles.pathOf(handle);
      return path === null ? { state: 'gone', stamp: '' } : seen.check(path);
    },
    'file:save': async ({ handle, suggestedName, text, overwrite }, window): Promise<SaveOutcome> => {
      const known = handle === null ? null : handles.pathOf(handle);
      if (handle !== null && known === null) return failed('This project has no place on the disk yet. Use Save As.');
      const path = known ?? (await askWhereToSave(window, suggestedName));
      if (path === null) return cancelled;
      return savePath(path, text, known !== null && overwrite !== true, parts);
    },
    'file:export': async (request, window): Promise<ExportOutcome> => {
      const parent = await askWhereToExport(window);
      if (parent === null) return cancelled;
      const done = await exportFolder(parent, request);
      return done.ok ? { ok: true, where: done.value } : failed(done.message);
    },
  };
}

/** Reads a project by a path that the user gave (dialog, recent list, command line, double-click). */
export async function openPath(path: string, parts: FileParts): Promise<OpenOutcome> {
  const { handles, recent, seen } = parts;
  const read = await readProject(path);
  if (!read.ok) return failed(read.message);
  seen.note(path, read.value);
  const readOnly = await readOnlyOf(path, parts);
  recent.add(path);
  app.addRecentDocument(path);
  const file = { handle: handles.give(path), name: basename(path), folder: dirname(path), text: read.value, readOnly };
  return { ok: true, file };
}

/** @param careful leave a file alone that another program has written since it was read */
async function savePath(path: string, text: string, careful: boolean, parts: FileParts): Promise<SaveOutcome> {
  const { handles, recent, locks, seen } = parts;
  const name = basename(path);
  if (!locks.take(path)) return { ok: false, reason: 'elsewhere', name };
  if (careful && (await seen.check(path)).state === 'changed') return { ok: false, reason: 'changed', name };
  const done = await saveProject(path, text);
  if (!done.ok) return failed(done.message);
  seen.note(path, text);
  recent.add(path);
  app.addRecentDocument(path);
  return { ok: true, handle: handles.give(path), name, folder: dirname(path) };
}

async function readOnlyOf(path: string, { locks }: FileParts): Promise<ReadOnly> {
  const writable = await access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable) return 'protected';
  return locks.take(path) ? null : 'elsewhere';
}

async function askWhatToOpen(window: BrowserWindow): Promise<string | null> {
  const filters = [projectFilter, { name: 'All files', extensions: ['*'] }];
  const answer = await dialog.showOpenDialog(window, { title: 'Open project', properties: ['openFile'], filters });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

async function askWhereToSave(window: BrowserWindow, suggestedName: string): Promise<string | null> {
  const defaultPath = withExtension(suggestedName);
  const options = { title: 'Save project', defaultPath, filters: [projectFilter] };
  const answer = await dialog.showSaveDialog(window, options);
  if (answer.canceled || answer.filePath === '') return null;
  // Some dialogs leave the ending to us, but then have not asked whether that file may be replaced.
  const complete = withExtension(answer.filePath);
  return (await exists(complete)) ? answer.filePath : complete;
}

async function askWhereToExport(window: BrowserWindow): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, {
    title: 'Export into which folder?',
    buttonLabel: 'Export here',
    properties: ['openDirectory', 'createDirectory'],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

const withExtension = (path: string): string => (extname(path) === '' ? path + extension : path);

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
