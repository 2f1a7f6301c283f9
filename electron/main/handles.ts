import { randomUUID } from 'node:crypto';

export interface FileHandles {
  /** The page's name for a path that the user chose; the same path keeps its handle. */
  readonly give: (path: string) => string;
  readonly pathOf: (handle: string) => string | null;
}

/** Paths never come from the page: it only gives back handles that a dialog, the recent list or a start gave out. */
export function makeFileHandles(): FileHandles {
  const paths = new Map<string, string>();
  const handles = new Map<string, string>();
  return {
    give(path) {
      const known = handles.get(path);
      if (known !== undefined) return known;
      const handle = randomUUID();
      handles.set(path, handle);
      paths.set(handle, path);
      return handle;
    },
    pathOf: (handle) => paths.get(handle) ?? null,
  };
}
