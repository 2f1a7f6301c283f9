/** Types and names only: the whole surface between the page and the desktop. */

export interface OpenedFile {
  /** An opaque handle that the host gave out; paths never come from the page. `null`: saving will ask where. */
  readonly handle: string | null;
  readonly name: string;
  /** Folder shown to the user, for the recent list and titles. */
  readonly folder: string;
  readonly text: string;
  readonly readOnly: ReadOnly;
}

/** Why a file cannot be written: it is open in another window, or the system does not allow it; `null` when it can. */
export type ReadOnly = 'elsewhere' | 'protected' | null;

/** The content of a file against what the page had of it last; `stamp` is another one after each change. */
export interface FileState {
  readonly state: 'same' | 'changed' | 'gone';
  readonly stamp: string;
}

export type FileFailure =
  | { readonly ok: false; readonly reason: 'cancelled' }
  | { readonly ok: false; readonly reason: 'failed'; readonly message: string };
export type OpenOutcome = { readonly ok: true; readonly file: OpenedFile } | FileFailure;
export type SaveOutcome =
  | { readonly ok: true; readonly handle: string | null; readonly name: string; readonly folder: string }
  /** Nothing was written: another program changed the file since it was read, or has it open. */
  | { readonly ok: false; readonly reason: 'changed' | 'elsewhere'; readonly name: string }
  | FileFailure;
export type ExportOutcome = { readonly ok: true; readonly where: string } | FileFailure;

export interface SaveRequest {
  /** `null` asks the user where. */
  readonly handle: string | null;
  readonly suggestedName: string;
  readonly text: string;
  /** The user knows that another program changed the file, and wants it replaced. */
  readonly overwrite?: true;
}

export interface ExportRequest {
  /** Name of the folder that is made inside the one the user chooses. */
  readonly folderName: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export interface RecentFile {
  readonly handle: string;
  readonly name: string;
  /** Empty where the host does not tell it. */
  readonly folder: string;
  /** It is not there now: removed, renamed, or on a drive that is not connected. */
  readonly gone: boolean;
}

/** Unsaved work, put aside in case the program dies. */
export interface JournalEntry {
  /** Name of the project. */
  readonly name: string;
  readonly text: string;
  /** The file that it would be saved to; `null` where it was never saved. */
  readonly handle: string | null;
}

/** What an earlier session did not get to save. */
export interface LeftWork {
  readonly name: string;
  readonly text: string;
  /** When it was put aside, in milliseconds since 1970. */
  readonly time: number;
  readonly file: { readonly handle: string; readonly name: string; readonly folder: string } | null;
}

/** The failure's message ends a sentence: "there is no room left on the disk". */
export type JournalOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export interface WindowState {
  readonly title: string;
  readonly dirty: boolean;
  readonly progress: number | null;
  /** Handle of the file on the canvas: no other is kept from other windows. */
  readonly file: string | null;
}

export type ThemeSource = 'light' | 'dark' | 'system';
export type CloseAnswer = 'save' | 'discard' | 'cancel';

/** Channel → what the page sends and what it gets back. One named function per row in preload. */
export interface IpcCalls {
  'file:open': { readonly request: undefined; readonly answer: OpenOutcome };
  'file:open-recent': { readonly request: { readonly handle: string }; readonly answer: OpenOutcome };
  'file:recent': { readonly request: undefined; readonly answer: readonly RecentFile[] };
  /** The file that the program was started with; with `orLast` else the one that was on the canvas when it ended. */
  'file:initial': { readonly request: { readonly orLast: boolean }; readonly answer: OpenOutcome };
  /** The path is that of a file that the user dropped on the window; preload finds it, the page never sees it. */
  'file:open-dropped': { readonly request: { readonly path: string }; readonly answer: OpenOutcome };
  'file:state': { readonly request: { readonly handle: string }; readonly answer: FileState };
  'file:save': { readonly request: SaveRequest; readonly answer: SaveOutcome };
  'file:export': { readonly request: ExportRequest; readonly answer: ExportOutcome };
  'journal:read': { readonly request: undefined; readonly answer: LeftWork | null };
  'journal:write': { readonly request: JournalEntry; readonly answer: JournalOutcome };
  'journal:clear': { readonly request: undefined; readonly answer: undefined };
  'window:state': {
    readonly request: WindowState;
    readonly answer: undefined;
  };
  'window:theme': { readonly request: { readonly theme: ThemeSource }; readonly answer: undefined };
  /** Asks "Save changes?" with the system's dialog. */
  'window:confirm-close': { readonly request: { readonly name: string }; readonly answer: CloseAnswer };
  /** The page has saved or given up its changes: the window may go. */
  'window:close-now': { readonly request: undefined; readonly answer: undefined };
}

/** Main → page. */
export interface IpcEvents {
  /** A menu item by its command id (`file.save`). */
  'menu:command': { readonly command: string };
  /** The user wants to close the window; the page answers with `window:close-now` or nothing. */
  'window:close-requested': Record<string, never>;
  'file:opened': OpenedFile;
}

export type IpcChannel = keyof IpcCalls;

/** What preload puts at `window.layerloom`. */
export interface DesktopBridge {
  readonly openProject: () => Promise<OpenOutcome>;
  readonly openRecent: (request: IpcCalls['file:open-recent']['request']) => Promise<OpenOutcome>;
  readonly recentFiles: () => Promise<readonly RecentFile[]>;
  readonly initialFile: (request: IpcCalls['file:initial']['request']) => Promise<OpenOutcome>;
  /** `null` where the file has no place on the disk. */
  readonly openDropped: (file: File) => Promise<OpenOutcome> | null;
  readonly fileState: (request: IpcCalls['file:state']['request']) => Promise<FileState>;
  readonly saveProject: (request: SaveRequest) => Promise<SaveOutcome>;
  readonly exportFiles: (request: ExportRequest) => Promise<ExportOutcome>;
  readonly readJournal: () => Promise<LeftWork | null>;
  readonly writeJournal: (request: JournalEntry) => Promise<JournalOutcome>;
  readonly clearJournal: () => Promise<undefined>;
  readonly setWindowState: (request: IpcCalls['window:state']['request']) => Promise<undefined>;
  readonly setTheme: (request: IpcCalls['window:theme']['request']) => Promise<undefined>;
  readonly confirmClose: (request: IpcCalls['window:confirm-close']['request']) => Promise<CloseAnswer>;
  readonly closeNow: () => Promise<undefined>;
  /** Each returns a function that stops listening. */
  readonly onMenuCommand: (listener: (event: IpcEvents['menu:command']) => void) => () => void;
  readonly onCloseRequested: (listener: () => void) => () => void;
  readonly onFileOpened: (listener: (file: OpenedFile) => void) => () => void;
}
