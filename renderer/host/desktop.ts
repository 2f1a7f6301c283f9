import type { DesktopBridge } from '../../electron/shared/ipc-contract';
import { toPlainName } from '../../electron/shared/plain-name';
import type { Host } from './host';
import { readDropped } from './read-dropped';
import { windowTitle } from './window-title';

/** The desktop: everything goes through the functions that preload put at `window.layerloom`. */
export function makeDesktopHost(bridge: DesktopBridge): Host {
  return {
    journal: {
      read: bridge.readJournal,
      write: bridge.writeJournal,
      clear: bridge.clearJournal,
    },
    openProject: bridge.openProject,
    openRecent: (handle) => bridge.openRecent({ handle }),
    keepsRecentFiles: true,
    recentFiles: bridge.recentFiles,
    openDropped(item) {
      const file = item.getAsFile();
      if (file === null) return Promise.resolve({ ok: false, reason: 'cancelled' });
      return bridge.openDropped(file) ?? readDropped(file);
    },
    fileState: (handle) => bridge.fileState({ handle }),
    initialFile: bridge.initialFile,
    saveProject: (request) =>
      bridge.saveProject({ ...request, suggestedName: toPlainName(request.suggestedName, 'network') }),
    exportFiles: (request) => bridge.exportFiles({ ...request, folderName: toPlainName(request.folderName, 'model') }),
    setWindowState: ({ title, ...state }) =>
      void bridge.setWindowState({ ...state, title: windowTitle(title, state.dirty) }),
    setTheme: (theme) => void bridge.setTheme({ theme }),
    confirmClose: (name) => bridge.confirmClose({ name }),
    closeNow: () => void bridge.closeNow(),
    onMenuCommand: (listener) => bridge.onMenuCommand(({ command }) => listener(command)),
    onCloseRequested: bridge.onCloseRequested,
    onFileOpened: bridge.onFileOpened,
  };
}
