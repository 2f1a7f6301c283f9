// A BrowserWindow is a page target of Chromium.
const crypto = require('node:crypto');
const { EventEmitter } = require('node:events');
const fs = require('node:fs');
const { app, prevented } = require('./app.cjs');
const { chromium } = require('./chromium.cjs');
const codec = require('./codec.cjs');
const { ipcMain } = require('./ipc.cjs');
const { isolatedWorld, mainWorld } = require('./page-scripts.cjs');
const { fromLoopback, toLoopback } = require('./protocol.cjs');
const { session } = require('./rest.cjs');
const { state } = require('./state.cjs');
const { WebContents } = require('./web-contents.cjs');

const preloadWorld = 'ElectronPreload';
const versions = { electron: '0.0.0-standin', chrome: '0', node: process.versions.node };

/** A real sandbox cannot be shown here, so a window that gives it up is refused outright. */
function refuseInsecure(preferences) {
  const { nodeIntegration, contextIsolation, sandbox, webSecurity, webviewTag } = preferences;
  const insecure =
    nodeIntegration || webviewTag || contextIsolation === false || sandbox === false || webSecurity === false;
  if (insecure) throw new Error(`stand-in: refuses insecure webPreferences ${JSON.stringify(preferences)}`);
  if (/\.mjs$/.test(preferences.preload ?? '')) {
    throw new Error('stand-in: a sandboxed preload cannot be an ES module');
  }
}

class BrowserWindow extends EventEmitter {
  id = state.nextId();
  _closing = null;
  #options;
  #target;
  #session;
  #frame;
  #context;
  #ready;
  #destroyed = false;
  #visible;
  #title;
  #progress = -1;
  #edited = false;
  #flags = {};
  #hasShown = false;
  #ownAddress = null;
  #unloadRefused = null;

  constructor(options = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const preferences = options.webPreferences ?? {};
    refuseInsecure(preferences);
    this.#options = { width: 800, height: 600, ...options };
    this.#visible = options.show !== false;
    this.#title = options.title ?? '';
    this.webContents = new WebContents(this, session.defaultSession);
    this.#ready = this.#create(preferences);
    this.#ready.catch((error) => {
      console.error(error);
      process.exit(70);
    });
    setImmediate(() => app.emit('browser-window-created', {}, this));
  }

  async #create(preferences) {
    const { width, height } = this.#options;
    const { connection } = chromium;
    const { targetId } = await connection.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
    });
    this.#target = targetId;
    state.windows.set(targetId, this);
    const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
    this.#session = sessionId;
    this.#listen();
    await this._send('Fetch.enable', { patterns: [{ resourceType: 'Document' }] });
    await this._send('Page.enable');
    this.#frame = (await this._send('Page.getFrameTree')).frameTree.frame.id;
    await this._send('Runtime.enable');
    await this._send('Runtime.addBinding', { name: '__electronSend', executionContextName: preloadWorld });
    await this.#installScripts(preferences);
  }

  async #installScripts({ preload, nodeIntegrationInSubFrames }) {
    const key = crypto.randomUUID();
    const source = preload ? fs.readFileSync(preload, 'utf8') : '';
    const info = { platform: process.platform, versions, nodeIntegrationInSubFrames };
    await this._send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorld(key) });
    await this._send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: preloadWorld,
      source: isolatedWorld(key, source, info),
    });
  }

  #listen() {
    const on = (method, listener) => chromium.connection.on(`${this.#session}|${method}`, listener);
    const { webContents } = this;
    on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === preloadWorld && context.auxData?.frameId === this.#frame) this.#context = context.uniqueId;
    });
    on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === '__electronSend') void this.#fromPreload(codec.decode(payload));
    });
    on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return;
      webContents._url = frame.url;
      webContents._loaded = false;
      webContents.emit('did-navigate', {}, fromLoopback(frame.url));
    });
    on('Fetch.requestPaused', (paused) => void this.#judgeRequest(paused));
    on('Page.domContentEventFired', () => {
      webContents.emit('dom-ready', {});
      if (this.#hasShown || webContents._url === 'about:blank') return;
      this.#hasShown = true;
      this.emit('ready-to-show');
    });
    on('Page.loadEventFired', () => {
      webContents._loaded = true;
      webContents.emit('did-finish-load');
    });
    on('Page.javascriptDialogOpening', ({ type }) => this.#answerUnload(type));
    on('Inspector.targetCrashed', () => {
      webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    });
  }

  /** Main may stop any navigation of the page's own; what main itself loads is not asked about. */
  #judgeRequest({ requestId, request: { url }, frameId }) {
    const own = frameId !== this.#frame || url === this.#ownAddress;
    const address = fromLoopback(url);
    let stop = false;
    const event = {
      url: address,
      preventDefault: () => (stop = true),
      get defaultPrevented() {
        return stop;
      },
    };
    if (!own) this.webContents.emit('will-navigate', event, address);
    if (stop) return this._send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    return this._send('Fetch.continueRequest', { requestId });
  }

  #answerUnload(type) {
    if (type !== 'beforeunload') return;
    const leave = prevented(this.webContents, 'will-prevent-unload');
    void this._send('Page.handleJavaScriptDialog', { accept: leave });
    if (!leave) this.#unloadRefused?.();
  }

  _send(method, params) {
    return chromium.connection.send(method, params, this.#session);
  }

  async _toPreload(message) {
    await this.#ready;
    const uniqueContextId = this.#context;
    if (this.#destroyed || !uniqueContextId) return;
    const expression = `__electronReceive(${JSON.stringify(codec.encode(message))})`;
    // The page may be gone by now; so would the message be in Electron.
    await this._send('Runtime.evaluate', { uniqueContextId, expression }).catch(() => {});
  }

  async #fromPreload(message) {
    const contents = this.webContents;
    if (message.op === 'open') return this.#openFor(message.url);
    const event = {
      type: 'frame',
      sender: contents,
      senderFrame: contents.mainFrame,
      frameId: 1,
      processId: 1,
      reply: (channel, ...args) => contents.send(channel, ...args),
    };
    if (message.op === 'send') return ipcMain.emit(message.channel, event, ...message.args);
    return this._toPreload(await ipcMain._invoke(event, message));
  }

  #openFor(url) {
    const details = { url: fromLoopback(url), disposition: 'foreground-tab', frameName: '', features: '' };
    const decision = this.webContents._openHandler?.(details) ?? { action: 'allow' };
    if (decision.action === 'allow')
      new BrowserWindow(decision.overrideBrowserWindowOptions).loadURL(url).catch(() => {});
  }

  async loadURL(address) {
    await this.#ready;
    const loaded = new Promise((resolve) => this.webContents.once('did-finish-load', resolve));
    this.#ownAddress = await toLoopback(address);
    await session.defaultSession._applyPermissions(new URL(this.#ownAddress).origin);
    const { errorText } = await this._send('Page.navigate', { url: this.#ownAddress });
    if (errorText) {
      this.webContents.emit('did-fail-load', {}, -2, errorText, address);
      throw new Error(`${errorText} loading '${address}'`);
    }
    await loaded;
  }

  // Closing -----------------------------------------------------------------------------------------------------------

  close() {
    void this._close(true);
  }
  _close(asks) {
    this._closing = this.#closeUnlessKept(asks);
    return this._closing;
  }
  async #closeUnlessKept(asks) {
    await this.#ready;
    if (this.#destroyed || prevented(this, 'close')) return;
    const gone = new Promise((resolve) => this.once('closed', resolve));
    const refused = new Promise((resolve) => {
      this.#unloadRefused = resolve;
    });
    // A page that is just changing process loses the request; ask the browser itself then.
    const insist = setTimeout(() => void this.#closeTarget(), 3000);
    if (asks) await this._send('Page.close').catch(() => {});
    else await this.#closeTarget();
    await Promise.race([gone, refused]);
    clearTimeout(insist);
  }
  #closeTarget() {
    return chromium.connection.send('Target.closeTarget', { targetId: this.#target }).catch(() => {});
  }
  destroy() {
    void this.#ready.then(() => this.#closeTarget());
  }
  _gone() {
    if (this.#destroyed) return;
    this.#destroyed = true;
    state.windows.delete(this.#target);
    if (state.focused === this) state.focused = null;
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (state.windows.size > 0) return;
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else void app.quit();
  }
  isDestroyed() {
    return this.#destroyed;
  }

  // What a window looks like --------------------------------------------------------------------------------------------

  show() {
    this.#visible = true;
    this.emit('show');
    this.focus();
  }
  hide() {
    this.#visible = false;
    this.emit('hide');
  }
  isVisible() {
    return this.#visible;
  }
  focus() {
    if (state.focused === this) return;
    state.focused?.emit('blur');
    state.focused = this;
    this.emit('focus');
    app.emit('browser-window-focus', {}, this);
  }
  isFocused() {
    return state.focused === this;
  }
  setTitle(title) {
    this.#title = title;
  }
  getTitle() {
    return this.#title;
  }
  setDocumentEdited(edited) {
    this.#edited = edited;
  }
  isDocumentEdited() {
    return this.#edited;
  }
  setProgressBar(progress) {
    this.#progress = progress;
  }
  /** Not in Electron: what was set last. */
  _getProgressBar() {
    return this.#progress;
  }
  setBackgroundColor() {}
  setRepresentedFilename() {}

  #setFlag(name, value, event) {
    if (Boolean(this.#flags[name]) === value) return;
    this.#flags[name] = value;
    this.emit(event);
  }
  minimize() {
    this.#setFlag('minimized', true, 'minimize');
  }
  restore() {
    this.#setFlag('minimized', false, 'restore');
  }
  isMinimized() {
    return Boolean(this.#flags.minimized);
  }
  maximize() {
    this.#setFlag('maximized', true, 'maximize');
  }
  unmaximize() {
    this.#setFlag('maximized', false, 'unmaximize');
  }
  isMaximized() {
    return Boolean(this.#flags.maximized);
  }
  setFullScreen(value) {
    this.#setFlag('full', value, value ? 'enter-full-screen' : 'leave-full-screen');
  }
  isFullScreen() {
    return Boolean(this.#flags.full);
  }
  getBounds() {
    const { x = 0, y = 0, width, height } = this.#options;
    return { x, y, width, height };
  }
  getNormalBounds() {
    return this.getBounds();
  }
  getSize() {
    return [this.#options.width, this.#options.height];
  }
  setBounds(bounds) {
    Object.assign(this.#options, bounds);
    void this.#applyBounds();
  }
  setSize(width, height) {
    this.setBounds({ width, height });
  }
  async #applyBounds() {
    await this.#ready;
    const { width, height } = this.#options;
    const { windowId } = await chromium.connection.send('Browser.getWindowForTarget', { targetId: this.#target });
    await chromium.connection.send('Browser.setWindowBounds', { windowId, bounds: { width, height } });
    this.emit('resize');
  }

  static getAllWindows() {
    return [...state.windows.values()];
  }
  static getFocusedWindow() {
    return state.focused;
  }
  static fromWebContents(contents) {
    return contents?._window ?? null;
  }
  static fromId(id) {
    return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null;
  }
}

/** Windows that Chromium closes or opens without being asked by us. */
function followTargets() {
  const { connection } = chromium;
  connection.on('|Target.targetDestroyed', ({ targetId }) => state.windows.get(targetId)?._gone());
  connection.on('|Target.targetCreated', ({ targetInfo }) => {
    const opener = state.windows.get(targetInfo.openerId);
    if (targetInfo.type !== 'page' || !opener) return;
    const decision = opener.webContents._openHandler?.({ url: targetInfo.url }) ?? { action: 'deny' };
    if (decision.action !== 'allow') void connection.send('Target.closeTarget', { targetId: targetInfo.targetId });
  });
}

module.exports = { BrowserWindow, followTargets };
