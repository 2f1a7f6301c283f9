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
import { type FilePickers, findPickers, pickToOpen, pickToSave, writeTo } from './browser-pickers';
import type { Host } from './host';
import { windowTitle } from './window-title';

const extension = '.layerloom';
/** The same as on the desktop: larger files were chosen by mistake. */
const projectLimit = 64 * 1024 * 1024;
const cancelled: FileFailure = { ok: false, reason: 'cancelled' };
const nothingToListenTo = (): (() => void) => () => undefined;

/** Any browser. Where it has file pickers, Save writes to the same file again; elsewhere each save is a download. */
export function makeBrowserHost(window: Window): Host {
  const page = window.document;
  const pickers = findPickers(window);
  const known = new Map<string, FileSystemFileHandle>();
  const askBeforeLeaving = (event: Event): void => event.preventDefault();

  const remember = (handle: FileSystemFileHandle): string => {
    const id = crypto.randomUUID();
    known.set(id, handle);
    return id;
  };

  return {
    openProject: () => guarded('could not be opened', () => open(pickers, page, remember)),
    openRecent: () => Promise.resolve(cancelled),
    recentFiles: () => Promise.resolve([]),
    initialFile: () => Promise.resolve(cancelled),
    saveProject(request) {
      const handle = request.handle === null ? undefined : known.get(request.handle);
      return guarded('could not be saved', () =>
        pickers === null && handle === undefined
          ? Promise.resolve(saveAsDownload(page, request))
          : saveWithPicker(pickers, handle ?? null, request, remember),
      );
    },
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

type Remember = (handle: FileSystemFileHandle) => string;

async function open(pickers: FilePickers | null, page: Document, remember: Remember): Promise<OpenOutcome> {
  const handle = pickers === null ? null : await pickToOpen(pickers);
  if (pickers !== null && handle === null) return cancelled;
  const file = handle === null ? await askForFile(page, extension) : await handle.getFile();
  if (file === null) return cancelled;
  if (file.size > projectLimit) {
    return { ok: false, reason: 'failed', message: `“${file.name}” is larger than 64 MiB, the limit of a project.` };
  }
  const id = handle === null ? `download:${file.name}` : remember(handle);
  return { ok: true, file: { handle: id, name: file.name, folder: '', text: await file.text() } };
}

async function saveWithPicker(
  pickers: FilePickers | null,
  known: FileSystemFileHandle | null,
  { handle, suggestedName, text }: SaveRequest,
  remember: Remember,
): Promise<SaveOutcome> {
  const target = known ?? (pickers === null ? null : await pickToSave(pickers, projectName(suggestedName)));
  if (target === null) return cancelled;
  await writeTo(target, text);
  const id = known !== null && handle !== null ? handle : remember(target);
  return { ok: true, handle: id, name: target.name, folder: '' };
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
