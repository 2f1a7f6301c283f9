import type { LeftWork } from '../../electron/shared/ipc-contract';
import type { KnownFiles } from './browser-files';
import type { PageLocks } from './browser-locks';
import type { Records } from './browser-records';
import type { Journal } from './host';

export interface JournalRecord {
  readonly name: string;
  readonly text: string;
  readonly time: number;
  readonly file: LeftWork['file'];
}

export interface BrowserJournalParts {
  readonly records: Records<JournalRecord>;
  readonly locks: PageLocks;
  readonly newKey: () => string;
  readonly now: () => number;
  readonly known: Pick<KnownFiles, 'find'>;
}

const lockOf = (key: string): string => `layerloom-journal-${key}`;

/**
 * One record for each window. A window holds a lock of its record's name as long as it lives, so a record that nobody
 * holds was left by a window that died: the next window takes it over, record and lock.
 */
export function makeBrowserJournal({ records, locks, newKey, now, known }: BrowserJournalParts): Journal {
  let own: Promise<string> | null = null;
  const makeOwn = async (): Promise<string> => {
    const key = newKey();
    await locks.take(lockOf(key));
    return key;
  };
  const ownKey = (): Promise<string> => {
    own ??= makeOwn();
    return own;
  };

  const adopt = async (): Promise<JournalRecord | null> => {
    const newestFirst = [...(await records.all())].sort(([, one], [, other]) => other.time - one.time);
    for (const [key, record] of newestFirst) {
      if (!(await locks.take(lockOf(key)))) continue;
      own = Promise.resolve(key);
      return record;
    }
    return null;
  };

  return {
    // A browser that keeps nothing has nothing to give back.
    read: () => adopt().catch(() => null),
    async write({ name, text, handle }) {
      try {
        const chosen = handle === null ? null : await known.find(handle);
        const file = handle === null || chosen === null ? null : { handle, name: chosen.name, folder: '' };
        await records.set(await ownKey(), { name, text, time: now(), file });
        return { ok: true };
      } catch (error) {
        return { ok: false, reason: reasonOf(error) };
      }
    },
    async clear() {
      await ownKey()
        .then((key) => records.delete(key))
        .catch(() => undefined);
    },
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') {
    return 'the browser has no room left for this page';
  }
  return error instanceof Error ? `the browser keeps no data of this page (${error.message})` : String(error);
}
