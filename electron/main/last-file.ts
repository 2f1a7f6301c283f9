import type { PreferencesFile } from './preferences';

/** The file of the project on the canvas, remembered from one start to the next. */
export interface LastFile {
  /** What was on the canvas last; given once to each page, when it has started. */
  readonly take: () => string | null;
  /** What is on the canvas now. Not heard before the page has asked: until then it shows a network of no file. */
  readonly note: (path: string | null) => void;
  /** Another page takes the place of this one. */
  readonly begin: () => void;
}

export function makeLastFile(preferences: PreferencesFile): LastFile {
  let taken = false;
  return {
    take() {
      const path = taken ? null : preferences.get().lastFile;
      taken = true;
      return path;
    },
    note(path) {
      if (taken) preferences.change({ lastFile: path });
    },
    begin() {
      taken = false;
    },
  };
}
