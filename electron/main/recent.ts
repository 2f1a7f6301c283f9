import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute } from 'node:path';
import { z } from 'zod';
import type { RecentFile } from '../shared/ipc-contract';
import type { FileHandles } from './handles';
import { readJsonFile, writeJsonFile } from './json-file';

const limit = 10;
const storedPaths = z.array(z.string().refine(isAbsolute)).max(1000);

export interface RecentFiles {
  /** Newest first, with what is not there now: its drive may be back tomorrow. */
  readonly list: () => readonly RecentFile[];
  readonly add: (path: string) => void;
  readonly clear: () => void;
}

/** The files opened and saved last, kept in `path` from one start to the next. `changed` is called after every edit. */
export function makeRecentFiles(path: string, handles: FileHandles, changed: () => void): RecentFiles {
  let paths = readJsonFile(path, storedPaths, []).slice(0, limit);
  const keep = (next: string[]): void => {
    paths = next;
    writeJsonFile(path, paths);
    changed();
  };
  return {
    list: () =>
      paths.map((file) => ({
        handle: handles.give(file),
        name: basename(file),
        folder: dirname(file),
        gone: !existsSync(file),
      })),
    add: (file) => keep([file, ...paths.filter((other) => other !== file)].slice(0, limit)),
    clear: () => keep([]),
  };
}
