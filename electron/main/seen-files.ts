import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { FileState } from '../shared/ipc-contract';

interface Seen {
  readonly hash: string;
  /** Of the file when its content was seen to be this; `null` before: another program may have written since. */
  readonly stamp: string | null;
}

/** What files were when the page had their content last. */
export interface SeenFiles {
  /** The page and the file have the same content now. */
  readonly note: (path: string, text: string) => void;
  /** Whether another program has written since. A file that was never noted is as it was. */
  readonly check: (path: string) => Promise<FileState>;
}

export function makeSeenFiles(): SeenFiles {
  const seen = new Map<string, Seen>();
  return {
    note(path, text) {
      seen.set(path, { hash: hashOf(text), stamp: null });
    },
    async check(path) {
      const before = seen.get(path);
      const stamp = await stampOf(path);
      if (stamp === null) return { state: 'gone', stamp: '' };
      if (before === undefined || before.stamp === stamp) return { state: 'same', stamp };
      // Backups and synchronisers touch files without changing them.
      const hash = await readFile(path, 'utf8').then(hashOf, () => '');
      // Saved meanwhile.
      if (seen.get(path) !== before) return { state: 'same', stamp };
      if (hash !== before.hash) return { state: 'changed', stamp };
      seen.set(path, { hash, stamp });
      return { state: 'same', stamp };
    },
  };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

async function stampOf(path: string): Promise<string | null> {
  const facts = await stat(path, { bigint: true }).catch(() => null);
  return facts === null ? null : `${facts.mtimeNs} ${facts.size}`;
}
