import type { FileState, OpenOutcome, SaveOutcome } from '../../electron/shared/ipc-contract';
import type { KnownFiles } from './browser-files';
import type { PageLocks } from './browser-locks';
import { writeTo } from './browser-pickers';
import { readDropped } from './read-dropped';

/** Files with a place on the disk, guarded against other windows and other programs. */
export interface OpenFiles {
  readonly known: KnownFiles;
  read(file: FileSystemFileHandle): Promise<OpenOutcome>;
  /** `careful` leaves a file alone that another program has written since it was read. */
  write(file: FileSystemFileHandle, text: string, how: 'careful' | 'replace'): Promise<SaveOutcome>;
  state(handle: string): Promise<FileState>;
  /** Lets other windows have every file but this one. */
  keepOnly(handle: string | null): void;
}

const lockOf = (handle: string): string => `layerloom-file-${handle}`;
const stampOf = ({ lastModified, size }: File): string => `${lastModified} ${size}`;

export function makeOpenFiles(known: KnownFiles, locks: PageLocks): OpenFiles {
  /** What a file was when the page had its content last. */
  const seen = new Map<string, string>();
  const held = new Set<string>();
  const take = async (handle: string): Promise<boolean> => {
    const mine = await locks.take(lockOf(handle));
    if (mine) held.add(handle);
    return mine;
  };

  const state = async (handle: string): Promise<FileState> => {
    const file = await known.find(handle);
    const now = await file?.getFile().then(stampOf, () => null);
    if (now === null || now === undefined) return { state: 'gone', stamp: '' };
    return { state: (seen.get(handle) ?? now) === now ? 'same' : 'changed', stamp: now };
  };

  return {
    known,
    state,
    async read(place) {
      const file = await place.getFile();
      const outcome = await readDropped(file);
      if (!outcome.ok) return outcome;
      const handle = await known.remember(place);
      seen.set(handle, stampOf(file));
      const readOnly = (await take(handle)) ? null : 'elsewhere';
      return { ok: true, file: { ...outcome.file, handle, readOnly } };
    },
    async write(place, text, how) {
      const { name } = place;
      const handle = await known.remember(place);
      if (!(await take(handle))) return { ok: false, reason: 'elsewhere', name };
      if (how === 'careful' && (await state(handle)).state === 'changed') return { ok: false, reason: 'changed', name };
      await writeTo(place, text);
      seen.set(handle, stampOf(await place.getFile()));
      return { ok: true, handle, name, folder: '' };
    },
    keepOnly(handle) {
      for (const other of held) {
        if (other === handle) continue;
        held.delete(other);
        locks.release(lockOf(other));
      }
    },
  };
}
