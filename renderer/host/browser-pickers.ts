/** The File System Access API, which TypeScript's DOM library does not know yet. Chromium has it; Firefox and Safari do not. */

interface PickerOptions {
  readonly suggestedName?: string;
  readonly types?: readonly { readonly description: string; readonly accept: Readonly<Record<string, string[]>> }[];
}

export interface FilePickers {
  readonly showOpenFilePicker: (options: PickerOptions) => Promise<readonly FileSystemFileHandle[]>;
  readonly showSaveFilePicker: (options: PickerOptions) => Promise<FileSystemFileHandle>;
}

const types = [{ description: 'Layerloom project', accept: { 'application/json': ['.layerloom'] } }];

/** The browser's pickers, or `null` where it has none. */
export function findPickers(scope: object): FilePickers | null {
  return hasPickers(scope) ? scope : null;
}

function hasPickers(scope: object): scope is FilePickers {
  return 'showOpenFilePicker' in scope && 'showSaveFilePicker' in scope;
}

/** `null`: the user changed their mind. */
export async function pickToOpen(pickers: FilePickers): Promise<FileSystemFileHandle | null> {
  const [handle] = await orCancelled(pickers.showOpenFilePicker({ types }), []);
  return handle ?? null;
}

/** `null`: the user changed their mind. */
export function pickToSave(pickers: FilePickers, suggestedName: string): Promise<FileSystemFileHandle | null> {
  return orCancelled(pickers.showSaveFilePicker({ suggestedName, types }), null);
}

/** Whether a file of an earlier session may be read; the browser asks the user where it has forgotten. */
export async function mayRead(file: FileSystemFileHandle): Promise<boolean> {
  return !asksAgain(file) || (await file.requestPermission({ mode: 'read' })) === 'granted';
}

interface AsksAgain {
  readonly requestPermission: (descriptor: { readonly mode: 'read' }) => Promise<PermissionState>;
}

function asksAgain(file: FileSystemFileHandle): file is FileSystemFileHandle & AsksAgain {
  return 'requestPermission' in file;
}

/** The place of a dropped file, where the browser tells it. */
export async function handleOf(item: DataTransferItem): Promise<FileSystemFileHandle | null> {
  if (!tellsPlace(item)) return null;
  const handle = await item.getAsFileSystemHandle().catch(() => null);
  return handle && isFile(handle) ? handle : null;
}

interface TellsPlace {
  readonly getAsFileSystemHandle: () => Promise<FileSystemHandle | null | undefined>;
}

function tellsPlace(item: DataTransferItem): item is DataTransferItem & TellsPlace {
  return 'getAsFileSystemHandle' in item;
}

function isFile(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === 'file';
}

/** The browser writes beside the file and swaps on `close`: a failure leaves the old one whole. */
export async function writeTo(handle: FileSystemFileHandle, text: string): Promise<void> {
  const stream = await handle.createWritable();
  try {
    await stream.write(text);
  } catch (error) {
    await stream.abort();
    throw error;
  }
  await stream.close();
}

async function orCancelled<T, U>(picking: Promise<T>, cancelled: U): Promise<T | U> {
  try {
    return await picking;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return cancelled;
    throw error;
  }
}
