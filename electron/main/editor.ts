import { join } from 'node:path';
import { app, type BrowserWindow, dialog, Menu, nativeTheme } from 'electron';
import { makeFileLocks } from '../disk/file-lock';
import type { ThemeSource } from '../shared/ipc-contract';
import { type CloseGuard, guardClosing } from './close-guard';
import { type FileParts, makeFileCalls, openPath } from './file-calls';
import type { FileInbox } from './file-inbox';
import { makeFileHandles } from './handles';
import { openGate, tell } from './ipc';
import { makeJournal, makeJournalCalls } from './journal';
import { makeLastFile } from './last-file';
import { menuTemplate } from './menu';
import { makePreferences } from './preferences';
import { serveApp } from './protocol';
import { makeRecentFiles } from './recent';
import { makeSeenFiles } from './seen-files';
import { backgroundColour, openWindow, refusePermissions } from './window';

/** Puts the parts together once Electron is ready. Answers with a function that brings the window to the front. */
export function startEditor(inbox: FileInbox): () => void {
  const userFile = (name: string): string => join(app.getPath('userData'), name);
  const preferences = makePreferences(userFile('window.json'));
  const handles = makeFileHandles();
  const recent = makeRecentFiles(userFile('recent.json'), handles, () => refreshMenu());
  const last = makeLastFile(preferences);
  let window: BrowserWindow | null = null;
  let guard: CloseGuard | null = null;
  let quitting = false;

  const locks = makeFileLocks();
  const files: FileParts = {
    handles,
    recent,
    locks,
    seen: makeSeenFiles(),
    last,
    takeInitialPath() {
      // The page that asks is listening: what comes later is handed over at once.
      inbox.deliverTo((path) => void openInPage(path));
      return inbox.take();
    },
  };

  const openInPage = async (path: string): Promise<void> => {
    const outcome = await openPath(path, files);
    if (outcome.ok) tell(window, 'file:opened', outcome.file);
    else if (outcome.reason === 'failed') dialog.showErrorBox('The project could not be opened', outcome.message);
  };

  const refreshMenu = (): void => {
    const template = menuTemplate({
      platform: process.platform,
      packaged: app.isPackaged,
      theme: preferences.get().theme,
      recent: recent.list(),
      send: (command) => tell(window, 'menu:command', { command }),
      openRecent: (handle) => void openInPage(handles.pathOf(handle) ?? ''),
      clearRecent: recent.clear,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };

  const setTheme = (theme: ThemeSource): void => {
    nativeTheme.themeSource = theme;
    if (preferences.get().theme === theme) return;
    preferences.change({ theme });
    refreshMenu();
  };

  const showWindow = (): void => {
    if (window !== null) {
      if (window.isMinimized()) window.restore();
      window.focus();
      return;
    }
    const opened = openWindow(preferences);
    window = opened;
    guard = guardClosing(opened, {
      askPage: () => tell(opened, 'window:close-requested', {}),
      takeQuitting() {
        const was = quitting;
        quitting = false;
        return was;
      },
    });
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      last.begin();
      if (reason !== 'clean-exit') void offerRestart(opened);
    });
    opened.on('closed', () => {
      const quits = guard?.putOffQuitting() ?? false;
      window = null;
      guard = null;
      inbox.deliverTo(null);
      last.begin();
      locks.keepOnly(null);
      // Closing was put off while the page asked; the wish to quit was not.
      if (quits) app.quit();
    });
  };

  setTheme(preferences.get().theme);
  nativeTheme.on('updated', () => window?.setBackgroundColor(backgroundColour()));
  serveApp();
  refusePermissions();
  openGate(
    {
      ...makeFileCalls(files),
      ...makeJournalCalls(makeJournal(userFile('unsaved.layerloom-journal')), handles),
      'window:state': ({ title, dirty, progress, file }, asking) => {
        const path = file === null ? null : handles.pathOf(file);
        locks.keepOnly(path);
        last.note(path);
        asking.setTitle(title);
        asking.setDocumentEdited(dirty);
        asking.setProgressBar(progress ?? -1);
        guard?.setDirty(dirty);
        return undefined;
      },
      'window:theme': ({ theme }) => {
        setTheme(theme);
        return undefined;
      },
      'window:confirm-close': ({ name }) => guard?.confirm(name) ?? 'cancel',
      'window:close-now': () => {
        guard?.closeNow();
        return undefined;
      },
    },
    () => window,
  );
  refreshMenu();
  showWindow();
  app.on('activate', showWindow);
  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  return showWindow;
}

async function offerRestart(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The editor stopped working.',
    detail: 'What was not saved is offered again when it has started.',
    buttons: ['Start Again', 'Close'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (window.isDestroyed()) return;
  if (response === 0) window.webContents.reload();
  else window.close();
}
