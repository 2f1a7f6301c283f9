import { zipSync } from 'fflate';
import type {
  ExportRequest,
  FileFailure,
  OpenOutcome,
  SaveOutcome,
  SaveRequest,
} from '../../electron/shared/ipc-contract';
import { toPlainName } from '../../electron/shared/plain-name';
import { askForFile, download } from './browser-downloads';
import { type FileRecord, type KnownFiles, makeKnownFiles } from './browser-files';
import { type JournalRecord, makeBrowserJournal } from './browser-journal';
import { makePageLocks } from './browser-locks';
import { type FilePickers, findPickers, mayRead, pickToOpen, pickToSave, writeTo } from './browser-pickers';
import { openRecords, type Records } from './browser-records';
import type { Host } from './host';
import { windowTitle } from './window-title';

const extension = '.layerloom';
/** The same as on the desktop: larger files were chosen by mistake. */
const projectLimit = 64 * 1024 * 1024;
const cancelled: FileFailure = { ok: false, reason: 'cancelled' };
const nothingToListenTo = (): (() => void) => () => undefined;

/** What a page of the browser leaves for later ones; tests hand in maps. */
export interface BrowserMemory {
  readonly files: Records<FileRecord>;
  readonly journal: Records<JournalRecord>;
}

const makeMemory = (): BrowserMemory => ({ files: openRecords('files'), journal: openRecords('journal') });
const newKey = (): string => crypto.randomUUID();

/** Any browser. Where it has file pickers, Save writes to the same file again; elsewhere each save is a download. */
export function makeBrowserHost(window: Window, memory = makeMemory()): Host {
  const page = window.document;
  const pickers = findPickers(window);
  const known = makeKnownFiles(memory.files, newKey, Date.now);
  const locks = makePageLocks(window.navigator.locks);
  const askBeforeLeaving = (event: Event): void => event.preventDefault();

  return {
    journal: makeBrowserJournal({ records: memory.journal, locks, newKey, now: Date.now, known }),
    openProject: () => guarded('could not be opened', () => open(pickers, page, known)),
    openRecent: (handle) => guarded('could not be opened', () => openAgain(handle, known)),
    recentFiles: () => (pickers === null ? Promise.resolve([]) : known.recent()),
    initialFile: () => Promise.resolve(cancelled),
    saveProject: (request) =>
      guarded('could not be saved', async () => {
        const file = request.handle === null ? null : await known.find(request.handle);
        return pickers === null && file === null
          ? saveAsDownload(page, request)
          : saveWithPicker(pickers, file, request, known);
      }),
    exportFiles: (request) =>
      guarded('could not be exported', () => Promise.resolve({ ok: true, where: exportAsZip(page, request) })),
    setWindowState({ title, dirty }) {
      page.title = windowTitle(title, dirty);
      if (dirty) window.addEventListener('beforeunload', askBeforeLeaving);
      else window.removeEventListener('beforeunload', askBeforeLeaving);
    },
    // The page paints itself; around it there is nothing of ours.
    setTheme: () => undefined,
    // Never asked: the browser itself asks before it leaves a page with unsaved changes.
    confirmClose: () => Promise.resolve('cancel'),
    closeNow: () => undefined,
    onMenuCommand: nothingToListenTo,
    onCloseRequested: nothingToListenTo,
    onFileOpened: nothingToListenTo,
  };
}

async function open(pickers: FilePickers | null, page: Document, known: KnownFiles): Promise<OpenOutcome> {
  const picked = pickers === null ? null : await pickToOpen(pickers);
  if (pickers !== null && picked === null) return cancelled;
  const file = picked === null ? await askForFile(page, extension) : await picked.getFile();
  if (file === null) return cancelled;
  return readFile(file, picked, known);
}

/** A file of an earlier session: the browser asks the user once more. */
async function openAgain(handle: string, known: KnownFiles): Promise<OpenOutcome> {
  const file = await known.find(handle);
  if (file === null) return { ok: false, reason: 'failed', message: 'This file is not in the list any more.' };
  if (!(await mayRead(file))) return cancelled;
  return readFile(await file.getFile(), file, known);
}

/** @param from where it can be saved again; `null` for what was handed over without a place */
async function readFile(file: File, from: FileSystemFileHandle | null, known: KnownFiles): Promise<OpenOutcome> {
  const { name } = file;
  if (file.size > projectLimit) {
    return { ok: false, reason: 'failed', message: `“${name}” is larger than 64 MiB, the limit of a project.` };
  }
  const handle = from === null ? `download:${name}` : await known.remember(from);
  return { ok: true, file: { handle, name, folder: '', text: await file.text() } };
}

async function saveWithPicker(
  pickers: FilePickers | null,
  file: FileSystemFileHandle | null,
  { suggestedName, text }: SaveRequest,
  known: KnownFiles,
): Promise<SaveOutcome> {
  const target = file ?? (pickers === null ? null : await pickToSave(pickers, projectName(suggestedName)));
  if (target === null) return cancelled;
  await writeTo(target, text);
  return { ok: true, handle: await known.remember(target), name: target.name, folder: '' };
}

function saveAsDownload(page: Document, { suggestedName, text }: SaveRequest): SaveOutcome {
  const name = projectName(suggestedName);
  download(page, name, text, 'application/json');
  return { ok: true, handle: `download:${name}`, name, folder: '' };
}

function projectName(suggestedName: string): string {
  const plain = toPlainName(suggestedName, 'network');
  return plain.endsWith(extension) ? plain : plain + extension;
}

/** The name of the download. Not compressed: trained weights are noise to a compressor. */
function exportAsZip(page: Document, { folderName, files }: ExportRequest): string {
  const name = `${toPlainName(folderName, 'model')}.zip`;
  const zipped = zipSync(Object.fromEntries(files.map((file) => [file.name, file.bytes])), { level: 0 });
  download(page, name, new Uint8Array(zipped), 'application/zip');
  return name;
}

/** What the browser throws (permission taken back, disk full, file gone) becomes a sentence. */
async function guarded<T>(what: string, run: () => Promise<T>): Promise<T | FileFailure> {
  try {
    return await run();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: 'failed', message: `The file ${what}: ${reason}` };
  }
}
