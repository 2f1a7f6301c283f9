import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DesktopBridge, IpcCalls, IpcChannel, IpcEvents } from '../shared/ipc-contract';

function call<C extends IpcChannel>(channel: C, request: IpcCalls[C]['request']): Promise<IpcCalls[C]['answer']> {
  return ipcRenderer.invoke(channel, request) as Promise<IpcCalls[C]['answer']>;
}

/** Passes on what main sends, never the event itself: it would hand the page a way to send on any channel. */
function listen<E extends keyof IpcEvents>(event: E, listener: (detail: IpcEvents[E]) => void): () => void {
  const forward = (_event: unknown, detail: IpcEvents[E]): void => listener(detail);
  ipcRenderer.on(event, forward);
  return () => {
    ipcRenderer.removeListener(event, forward);
  };
}

/** One named function for each row of the contract, and nothing else. */
const bridge: DesktopBridge = {
  openProject: () => call('file:open', undefined),
  openRecent: (request) => call('file:open-recent', request),
  recentFiles: () => call('file:recent', undefined),
  initialFile: (request) => call('file:initial', request),
  // Only a file that the user dropped or chose has a path: a page cannot make one up.
  openDropped(file) {
    const path = webUtils.getPathForFile(file);
    return path === '' ? null : call('file:open-dropped', { path });
  },
  fileState: (request) => call('file:state', request),
  saveProject: (request) => call('file:save', request),
  exportFiles: (request) => call('file:export', request),
  readJournal: () => call('journal:read', undefined),
  writeJournal: (request) => call('journal:write', request),
  clearJournal: () => call('journal:clear', undefined),
  setWindowState: (request) => call('window:state', request),
  setTheme: (request) => call('window:theme', request),
  confirmClose: (request) => call('window:confirm-close', request),
  closeNow: () => call('window:close-now', undefined),
  onMenuCommand: (listener) => listen('menu:command', listener),
  onCloseRequested: (listener) => listen('window:close-requested', () => listener()),
  onFileOpened: (listener) => listen('file:opened', listener),
};

contextBridge.exposeInMainWorld('layerloom', bridge);
