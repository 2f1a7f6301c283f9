import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../disk/replace-file';
import type { JournalEntry, JournalOutcome, LeftWork } from '../shared/ipc-contract';
import { faultReason } from './file-fault';
import { projectLimit } from './files';
import type { FileHandles } from './handles';
import type { CallHandlers } from './ipc';

/** The first line of the file; the project's text, which main does not read, is all that follows. */
const headSchema = z.strictObject({
  journal: z.literal(1),
  name: z.string().max(1000),
  time: z.number().min(0),
  path: z.string().refine(isAbsolute).nullable(),
});
type Head = z.infer<typeof headSchema>;

interface Kept {
  readonly head: Head;
  readonly text: string;
}

export interface Journal {
  /** `null` where nothing was left, or what is there is no journal. */
  readonly read: () => Promise<Kept | null>;
  /** Replaces what is there whole. Rejects with the system's error. */
  readonly write: (kept: Kept) => Promise<void>;
  readonly clear: () => Promise<void>;
}

/** One file with the unsaved work of the one window. Calls are carried out in their order. */
export function makeJournal(path: string): Journal {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = last.then(act, act);
    last = done;
    return done;
  };
  return {
    read: () => inTurn(() => readKept(path)),
    write: ({ head, text }) =>
      inTurn(async () => {
        await mkdir(dirname(path), { recursive: true });
        await replaceFile(path, [`${JSON.stringify(head)}\n`, text]);
      }),
    clear: () => inTurn(() => rm(path, { force: true })),
  };
}

async function readKept(path: string): Promise<Kept | null> {
  try {
    const whole = await readFile(path, 'utf8');
    const end = whole.indexOf('\n');
    const head = headSchema.safeParse(JSON.parse(whole.slice(0, end)));
    return head.success ? { head: head.data, text: whole.slice(end + 1) } : null;
  } catch {
    return null;
  }
}

type JournalCalls = Pick<CallHandlers, Extract<keyof CallHandlers, `journal:${string}`>>;

/** What the page may do with the journal: it names files by handles, as everywhere. */
export function makeJournalCalls(journal: Journal, handles: FileHandles, now: () => number = Date.now): JournalCalls {
  return {
    'journal:read': async (): Promise<LeftWork | null> => {
      const kept = await journal.read();
      if (kept === null) return null;
      const { name, time, path } = kept.head;
      const file = path === null ? null : { handle: handles.give(path), name: basename(path), folder: dirname(path) };
      return { name, time, text: kept.text, file };
    },
    'journal:write': async ({ name, text, handle }: JournalEntry): Promise<JournalOutcome> => {
      // Larger than what can be opened again is of no use to anybody.
      if (text.length > projectLimit) return { ok: false, reason: 'it is larger than 64 MiB' };
      const path = handle === null ? null : handles.pathOf(handle);
      try {
        await journal.write({ head: { journal: 1, name, time: now(), path }, text });
        return { ok: true };
      } catch (error) {
        return { ok: false, reason: faultReason(error) };
      }
    },
    'journal:clear': async () => {
      // A journal that cannot be removed is offered once more at the next start, which loses nothing.
      await journal.clear().catch(() => undefined);
      return undefined;
    },
  };
}
