import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { FileState } from '../shared/ipc-contract';

interface Seen {
  readonly stamp: string;
  readonly hash: string;
}

/** What files were when the page had their content last. */
export interface SeenFiles {
  /** The page and the file have the same content now. */
  readonly note: (path: string, text: string) => Promise<void>;
  /** Whether another program has written since. A file that was never noted is as it was. */
  readonly check: (path: string) => Promise<FileState>;
}

export function makeSeenFiles(): SeenFiles {
  const seen = new Map<string, Seen>();
  return {
    async note(path, text) {
      const stamp = await stampOf(path);
      if (stamp !== null) seen.set(path, { stamp, hash: hashOf(text) });
    },
    async check(path) {
      const before = seen.get(path);
      const stamp = await stampOf(path);
      if (stamp === null) return { state: 'gone', stamp: '' };
      if (before === undefined || before.stamp === stamp) return { state: 'same', stamp };
      // Backups and synchronisers touch files without changing them.
      const hash = await readFile(path, 'utf8').then(hashOf, () => '');
      return { state: hash === before.hash ? 'same' : 'changed', stamp };
    },
  };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

async function stampOf(path: string): Promise<string | null> {
  const facts = await stat(path, { bigint: true }).catch(() => null);
  return facts === null ? null : `${facts.mtimeNs} ${facts.size}`;
}
