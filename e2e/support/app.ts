import type { ElectronApplication, Page } from '@playwright/test';

/** What a spec may do to the program around the page. The same for every host. */
export interface AppUnderTest {
  /** The page of now: another one after `reopen`. */
  readonly page: Page;
  readonly host: 'electron' | 'stand-in' | 'browser';
  /** Electron's main process, for specs of the desktop alone. */
  readonly electron: ElectronApplication | null;
  /** The next "open" dialogs choose this file. */
  answerOpen(path: string): Promise<void>;
  /** The next "save" dialogs choose this file. */
  answerSave(path: string): Promise<void>;
  /** The next exports go into this folder. */
  answerExport(folder: string): Promise<void>;
  /** What the last save wrote, once it is there. */
  savedText(): Promise<string>;
  /** The folder with the files of the export, once it is there (a browser's .zip is unpacked first). */
  exportedFolder(): Promise<string>;
  /** Closes the program as a user does; unsaved changes are given up. */
  close(): Promise<void>;
  /** Closes it and starts it again with the same profile. */
  reopen(): Promise<void>;
  /** Ends it from one moment to the next, as a power cut does, and starts it again with the same profile. */
  crashAndReopen(): Promise<void>;
}
