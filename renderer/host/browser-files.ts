import type { RecentFile } from '../../electron/shared/ipc-contract';
import type { Records } from './browser-records';

export interface FileRecord {
  readonly file: FileSystemFileHandle;
  /** When it was opened or saved last. */
  readonly time: number;
}

/** Files that the user chose, under names that outlive the page: the browser keeps the right to ask for them again. */
export interface KnownFiles {
  /** The name of the file in this and every later window of the browser. */
  remember(file: FileSystemFileHandle): Promise<string>;
  find(handle: string): Promise<FileSystemFileHandle | null>;
  /** Newest first. */
  recent(): Promise<readonly RecentFile[]>;
}

/** As many as the list of recent files shows. */
const limit = 10;

/** Without `records` that work, files are known as long as the page lives. */
export function makeKnownFiles(records: Records<FileRecord>, newKey: () => string, now: () => number): KnownFiles {
  const here = new Map<string, FileSystemFileHandle>();
  const stored = async (): Promise<readonly (readonly [string, FileRecord])[]> => {
    const all = await records.all().catch(() => []);
    return [...all].sort(([, one], [, other]) => other.time - one.time);
  };

  return {
    async remember(file) {
      const before = await stored();
      const handle =
        (await keyOf(file, [...here, ...before.map(([key, record]) => [key, record.file] as const)])) ?? newKey();
      here.set(handle, file);
      // A browser that keeps nothing has no list of recent files.
      await records.set(handle, { file, time: now() }).catch(() => undefined);
      const others = before.filter(([key]) => key !== handle);
      for (const [key] of others.slice(limit - 1)) await records.delete(key).catch(() => undefined);
      return handle;
    },
    async find(handle) {
      const known = here.get(handle) ?? (await records.get(handle).catch(() => undefined))?.file ?? null;
      if (known !== null) here.set(handle, known);
      return known;
    },
    recent: async () =>
      (await stored()).map(([handle, { file }]) => ({ handle, name: file.name, folder: '', gone: false })),
  };
}

async function keyOf(
  file: FileSystemFileHandle,
  known: readonly (readonly [string, FileSystemFileHandle])[],
): Promise<string | null> {
  for (const [key, other] of known) if (other === file || (await file.isSameEntry(other))) return key;
  return null;
}
