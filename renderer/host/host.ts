import type {
  CloseAnswer,
  ExportOutcome,
  ExportRequest,
  FileState,
  JournalEntry,
  JournalOutcome,
  LeftWork,
  OpenedFile,
  OpenOutcome,
  RecentFile,
  SaveOutcome,
  SaveRequest,
  ThemeSource,
  WindowState,
} from '../../electron/shared/ipc-contract';

/** Unsaved work, put aside in case the program dies. None of these reject. */
export interface Journal {
  /** What an earlier session left; asked for once, before the first `write`. */
  read(): Promise<LeftWork | null>;
  write(entry: JournalEntry): Promise<JournalOutcome>;
  clear(): Promise<void>;
}

/** What the editor needs of the program around it. The renderer never asks which host it has. */
export interface Host {
  readonly journal: Journal;
  openProject(): Promise<OpenOutcome>;
  openRecent(handle: string): Promise<OpenOutcome>;
  /** False in a browser without file pickers: it could not open one of them again. */
  readonly keepsRecentFiles: boolean;
  recentFiles(): Promise<readonly RecentFile[]>;
  /** A file that the user dropped on the window; to be called while the drop is handled. */
  openDropped(item: DataTransferItem): Promise<OpenOutcome>;
  /** Whether another program has changed an open file. */
  fileState(handle: string): Promise<FileState>;
  /** The project that the program was started with; with `orLast` else the one that was open when it ended. */
  initialFile(request: { readonly orLast: boolean }): Promise<OpenOutcome>;
  saveProject(request: SaveRequest): Promise<SaveOutcome>;
  exportFiles(request: ExportRequest): Promise<ExportOutcome>;
  setWindowState(state: WindowState): void;
  setTheme(theme: ThemeSource): void;
  confirmClose(name: string): Promise<CloseAnswer>;
  closeNow(): void;
  onMenuCommand(listener: (command: string) => void): () => void;
  onCloseRequested(listener: () => void): () => void;
  onFileOpened(listener: (file: OpenedFile) => void): () => void;
}
