// Dialogs, session, theme, screen and the other small modules.
const { EventEmitter } = require('node:events');
const fs = require('node:fs');
const { chromium } = require('./chromium.cjs');
const { protocol } = require('./protocol.cjs');
const { notThere } = require('./state.cjs');

const unstubbed = (name) => async () => {
  throw new Error(`stand-in: dialog.${name} was called without a stub (electronApp.evaluate(({ dialog }) => …))`);
};
const dialog = {
  showOpenDialog: unstubbed('showOpenDialog'),
  showSaveDialog: unstubbed('showSaveDialog'),
  showMessageBox: unstubbed('showMessageBox'),
  showErrorBox: (title, content) => console.error(`stand-in: error box: ${title}: ${content}`),
  showOpenDialogSync: notThere('dialog.showOpenDialogSync'),
  showSaveDialogSync: notThere('dialog.showSaveDialogSync'),
  showMessageBoxSync: notThere('dialog.showMessageBoxSync'),
};

/** Electron's name of a permission → Chromium's. */
const permissions = { geolocation: 'geolocation', notifications: 'notifications', midi: 'midi' };

class Session extends EventEmitter {
  protocol = protocol;
  #check = null;

  setPermissionRequestHandler() {}
  setPermissionCheckHandler(check) {
    this.#check = check;
  }
  setDevicePermissionHandler() {}
  setSpellCheckerEnabled() {}
  clearCache() {
    return Promise.resolve();
  }
  /** As Electron: without a check handler everything is granted. */
  async _applyPermissions(origin) {
    for (const [name, inChromium] of Object.entries(permissions)) {
      const setting = (this.#check?.(null, name, origin, {}) ?? true) ? 'granted' : 'denied';
      await chromium.connection.send('Browser.setPermission', { origin, permission: { name: inChromium }, setting });
    }
  }
}
const session = { defaultSession: new Session(), fromPartition: notThere('session.fromPartition') };

const shell = { openExternal: async () => {}, openPath: async () => '', showItemInFolder() {}, beep() {} };
let clipboardText = '';
const clipboard = {
  readText: () => clipboardText,
  writeText: (text) => {
    clipboardText = text;
  },
  clear: () => {
    clipboardText = '';
  },
};

const nativeTheme = Object.assign(new EventEmitter(), { themeSource: 'system', shouldUseDarkColors: false });

const display = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  scaleFactor: 1,
};
const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
});

const net = {
  fetch: async (address, options) =>
    String(address).startsWith('file:')
      ? new Response(await fs.promises.readFile(new URL(address)))
      : fetch(address, options),
  isOnline: () => false,
};

class Notification extends EventEmitter {
  static isSupported() {
    return false;
  }
  show() {}
  close() {}
}

module.exports = {
  dialog,
  session,
  shell,
  clipboard,
  nativeTheme,
  screen,
  net,
  powerSaveBlocker: { start: () => 1, stop() {}, isStarted: () => false },
  powerMonitor: new EventEmitter(),
  crashReporter: { start() {} },
  safeStorage: { isEncryptionAvailable: () => false },
  Notification,
};
