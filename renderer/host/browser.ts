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
import { type FileRecord, makeKnownFiles } from './browser-files';
import { type JournalRecord, makeBrowserJournal } from './browser-journal';
import { makePageLocks } from './browser-locks';
import { makeOpenFiles, type OpenFiles } from './browser-open-files';
import { type FilePickers, findPickers, handleOf, mayRead, pickToOpen, pickToSave } from './browser-pickers';
import { openRecords, type Records } from './browser-records';
import type { Host } from './host';
import { readDropped } from './read-dropped';
import { windowTitle } from './window-title';

const extension = '.layerloom';
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
  const locks = makePageLocks('locks' in window.navigator ? window.navigator.locks : null);
  const known = makeKnownFiles(memory.files, newKey, Date.now);
  const files = makeOpenFiles(known, locks);
  const askBeforeLeaving = (event: Event): void => event.preventDefault();

  return {
    journal: makeBrowserJournal({ records: memory.journal, locks, newKey, now: Date.now, known }),
    openProject: () => guarded('could not be opened', () => open(pickers, page, files)),
    openRecent: (handle) => guarded('could not be opened', () => openAgain(handle, files)),
    keepsRecentFiles: pickers !== null,
    recentFiles: () => (pickers === null ? Promise.resolve([]) : files.known.recent()),
    openDropped(item) {
      // Both are gone when the drop is over.
      const [file, handle] = [item.getAsFile(), handleOf(item)];
      return guarded('could not be opened', () => openDropped(file, handle, files));
    },
    fileState: (handle) => files.state(handle),
    initialFile: () => Promise.resolve(cancelled),
    saveProject: (request) => guarded('could not be saved', () => save(pickers, page, request, files)),
    exportFiles: (request) =>
      guarded('could not be exported', () => Promise.resolve({ ok: true, where: exportAsZip(page, request) })),
    setWindowState({ title, dirty, file }) {
      files.keepOnly(file);
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

async function open(pickers: FilePickers | null, page: Document, files: OpenFiles): Promise<OpenOutcome> {
  if (pickers !== null) {
    const picked = await pickToOpen(pickers);
    return picked === null ? cancelled : files.read(picked);
  }
  const file = await askForFile(page, extension);
  return file === null ? cancelled : readDropped(file);
}

/** A file of an earlier session: the browser asks the user once more. */
async function openAgain(handle: string, files: OpenFiles): Promise<OpenOutcome> {
  const file = await files.known.find(handle);
  if (file === null) return { ok: false, reason: 'failed', message: 'This file is not in the list any more.' };
  return (await mayRead(file)) ? files.read(file) : cancelled;
}

async function openDropped(
  file: File | null,
  handle: Promise<FileSystemFileHandle | null>,
  files: OpenFiles,
): Promise<OpenOutcome> {
  const place = await handle;
  if (place !== null) return files.read(place);
  return file === null ? cancelled : readDropped(file);
}

async function save(
  pickers: FilePickers | null,
  page: Document,
  request: SaveRequest,
  files: OpenFiles,
): Promise<SaveOutcome> {
  const { handle, suggestedName, text, overwrite } = request;
  const known = handle === null ? null : await files.known.find(handle);
  if (known !== null) return files.write(known, text, overwrite === true ? 'replace' : 'careful');
  if (pickers === null) return saveAsDownload(page, request);
  const chosen = await pickToSave(pickers, projectName(suggestedName));
  return chosen === null ? cancelled : files.write(chosen, text, 'replace');
}

function saveAsDownload(page: Document, { suggestedName, text }: SaveRequest): SaveOutcome {
  const name = projectName(suggestedName);
  download(page, name, text, 'application/json');
  return { ok: true, handle: null, name, folder: '' };
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
