const { EventEmitter } = require('node:events');
const { ipcMain } = require('./ipc.cjs');
const { fromLoopback } = require('./protocol.cjs');
const { state } = require('./state.cjs');

class WebContents extends EventEmitter {
  id = state.nextId();
  ipc = ipcMain;
  _url = '';
  _loaded = false;
  _openHandler = null;
  #window;
  #zoom = 1;

  constructor(window, session) {
    super();
    this.#window = window;
    this.session = session;
    const contents = this;
    this.mainFrame = {
      get url() {
        return contents.getURL();
      },
      routingId: 1,
      parent: null,
      top: null,
    };
  }

  get _window() {
    return this.#window;
  }
  getURL() {
    return fromLoopback(this._url);
  }
  getTitle() {
    return '';
  }
  getType() {
    return 'window';
  }
  isDestroyed() {
    return this.#window.isDestroyed();
  }
  isCrashed() {
    return false;
  }
  isLoading() {
    return !this._loaded;
  }
  setWindowOpenHandler(handler) {
    this._openHandler = handler;
  }
  send(channel, ...args) {
    if (args.some((value) => typeof value === 'function')) throw new Error('Failed to serialize arguments');
    void this.#window._toPreload({ op: 'message', channel, args });
  }
  async executeJavaScript(code) {
    const options = { expression: code, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.#window._send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
  loadURL(address) {
    return this.#window.loadURL(address);
  }
  reload() {
    void this.#window._send('Page.reload');
  }
  close(options) {
    this.#window._close(options?.waitForBeforeUnload ?? false);
  }
  focus() {
    this.#window.focus();
  }
  setZoomFactor(factor) {
    this.#zoom = factor;
  }
  getZoomFactor() {
    return this.#zoom;
  }
  openDevTools() {}
  closeDevTools() {}
  toggleDevTools() {}
  setBackgroundThrottling() {}
}

const contentsOf = (window) => window.webContents;
const webContents = {
  getAllWebContents: () => [...state.windows.values()].map(contentsOf),
  getFocusedWebContents: () => state.focused?.webContents ?? null,
  fromId: (id) => [...state.windows.values()].map(contentsOf).find((contents) => contents.id === id),
  fromDevToolsTargetId: (targetId) => state.windows.get(targetId)?.webContents,
};

module.exports = { WebContents, webContents };
