import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen, session } from 'electron';
import { smallestSize, startBounds } from './bounds';
import type { PreferencesFile } from './preferences';
import { pageUrl } from './protocol';

/** `--bg-canvas` of the page's tokens: what shows before the page has drawn. */
const background = { light: '#f0f3f5', dark: '#0e1214' } as const;

export const backgroundColour = (): string => (nativeTheme.shouldUseDarkColors ? background.dark : background.light);

/** The one window. Its page can do what preload names, and nothing else. */
export function openWindow(preferences: PreferencesFile): BrowserWindow {
  const { bounds, maximized } = preferences.get();
  const workAreas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
  const window = new BrowserWindow({
    ...startBounds(bounds, workAreas),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    title: 'Layerloom',
    show: false,
    backgroundColor: backgroundColour(),
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Its dictionaries would come from the network.
      spellcheck: false,
      // A run goes on while another window covers this one.
      backgroundThrottling: false,
    },
  });
  keepInside(window);
  rememberPlace(window, preferences);
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  void window.loadURL(pageUrl);
  return window;
}

/** The page stays the app's page: no other address, no second window, no frame of somebody else. */
function keepInside(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event, url) => {
    if (url !== pageUrl) event.preventDefault();
  });
  webContents.on('will-frame-navigate', (event) => {
    if (event.url !== pageUrl) event.preventDefault();
  });
  webContents.on('will-redirect', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  // The title is the project's, sent with the window's state, not the document's.
  window.on('page-title-updated', (event) => event.preventDefault());
}

/** The editor needs no camera, place, notification, … : every permission is refused, asked for or looked up. */
export function refusePermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
}

function rememberPlace(window: BrowserWindow, preferences: PreferencesFile): void {
  window.on('close', () => {
    preferences.change({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
}
