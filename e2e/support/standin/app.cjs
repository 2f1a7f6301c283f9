const { EventEmitter } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { stopChromium } = require('./chromium.cjs');
const { state } = require('./state.cjs');

const manifest = () => JSON.parse(fs.readFileSync(path.join(state.appPath, 'package.json'), 'utf8'));
const switches = new Map();
const nothing = () => {};

/** Emits like Electron; answers whether a listener called preventDefault. */
function prevented(emitter, event, ...args) {
  let stopped = false;
  emitter.emit(event, { preventDefault: () => (stopped = true) }, ...args);
  return stopped;
}

class App extends EventEmitter {
  isPackaged = false;
  userAgentFallback = 'stand-in';
  applicationMenu = null;
  commandLine = {
    appendSwitch: (name, value) => switches.set(name, value ?? ''),
    appendArgument: nothing,
    hasSwitch: (name) => switches.has(name),
    getSwitchValue: (name) => switches.get(name) ?? '',
    removeSwitch: (name) => switches.delete(name),
  };
  _exiting = false;
  #isReady = false;
  #setReady = nothing;
  #ready = new Promise((resolve) => {
    this.#setReady = resolve;
  });
  #quitting = false;
  #paths = {};
  #name = null;

  /** Called by the executable once the app's main module has run. */
  _becomeReady() {
    this.#isReady = true;
    this.emit('ready', {}, {});
    this.#setReady();
  }
  whenReady() {
    return this.#ready;
  }
  isReady() {
    return this.#isReady;
  }

  getVersion() {
    return manifest().version;
  }
  getName() {
    return this.#name ?? manifest().productName ?? manifest().name;
  }
  setName(name) {
    this.#name = name;
  }
  get name() {
    return this.getName();
  }
  getAppPath() {
    return state.appPath;
  }
  getPath(name) {
    if (this.#paths[name]) return this.#paths[name];
    state.userData ??= fs.mkdtempSync(path.join(os.tmpdir(), 'standin-data-'));
    if (name === 'userData' || name === 'sessionData') return state.userData;
    if (name === 'temp') return os.tmpdir();
    if (name === 'home') return os.homedir();
    if (name === 'exe') return process.argv[1];
    const folder = path.join(state.userData, name);
    fs.mkdirSync(folder, { recursive: true });
    return folder;
  }
  setPath(name, folder) {
    this.#paths[name] = folder;
  }
  getLocale() {
    return 'en-US';
  }

  /** As Electron does: every window is asked, and one that stays ends the attempt. */
  async quit() {
    if (this.#quitting) return;
    this.#quitting = true;
    if (!(await this.#mayQuit())) {
      this.#quitting = false;
      return;
    }
    this.exit(0);
  }
  async #mayQuit() {
    if (prevented(this, 'before-quit')) return false;
    for (const window of [...state.windows.values()]) {
      window.close();
      await window._closing;
      if (!window.isDestroyed()) return false;
    }
    return !prevented(this, 'will-quit');
  }
  exit(code = 0) {
    if (this._exiting) return;
    this._exiting = true;
    this.emit('quit', {}, code);
    // Playwright waits for this line before it lets go of the debugger.
    if (require('node:inspector').url()) console.error('Waiting for the debugger to disconnect...');
    stopChromium(() => process.exit(code));
  }

  requestSingleInstanceLock() {
    return true;
  }
  hasSingleInstanceLock() {
    return true;
  }
  releaseSingleInstanceLock() {}
  enableSandbox() {}
  focus() {}
  addRecentDocument() {}
  clearRecentDocuments() {}
  setAppUserModelId() {}
  setAboutPanelOptions() {}
  setAsDefaultProtocolClient() {
    return true;
  }
}

module.exports = { app: new App(), prevented };
