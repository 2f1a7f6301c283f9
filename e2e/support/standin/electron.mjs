// ES modules want named exports that can be read off the source.
import { createRequire } from 'node:module';

const electron = createRequire(import.meta.url)('./electron.cjs');

export default electron;
export const {
  app,
  BrowserWindow,
  webContents,
  ipcMain,
  dialog,
  Menu,
  MenuItem,
  protocol,
  session,
  shell,
  clipboard,
  nativeTheme,
  screen,
  net,
  powerSaveBlocker,
  powerMonitor,
  crashReporter,
  safeStorage,
  Notification,
} = electron;
