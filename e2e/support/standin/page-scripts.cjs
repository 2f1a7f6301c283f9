// Two scripts for every new document: one end of the context bridge in the page's world, and the app's preload with the other
// end in an isolated world. Both are text that Chromium runs.
const { pageSource } = require('./codec.cjs');

// Both ends: a synchronous channel over DOM events. Strings cross worlds, objects do not; functions cross as numbers.
const channel = `
const codec = ${pageSource};
const functions = new Map();
let lastFunction = 0;
const isContainer = (value) => value && typeof value === 'object' && (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);
const pack = (value) => {
  if (typeof value === 'function') { const id = ME + ++lastFunction; functions.set(id, value); return { $fn: id }; }
  if (!isContainer(value)) return value;
  const copy = Array.isArray(value) ? [] : {};
  for (const key of Object.keys(value)) copy[key] = pack(value[key]);
  return copy;
};
const unpack = (value) => {
  if (value && typeof value === 'object' && value.$fn) {
    const id = value.$fn;
    return functions.get(id) ?? ((...args) => call({ op: 'call', id, args: pack(args) }));
  }
  if (isContainer(value)) for (const key of Object.keys(value)) value[key] = unpack(value[key]);
  return value;
};
const promises = new Map();
let lastCall = 0;
let reply;
const post = (message) => dispatchEvent(new CustomEvent(PEER, { detail: codec.encode(message) }));
const call = (message) => {
  reply = undefined;
  post({ ...message, from: ME + ++lastCall });
  const answer = reply;
  reply = undefined;
  if (!answer) throw new Error('context bridge: no reply');
  if (answer.promise) return new Promise((resolve, reject) => promises.set(answer.promise, { resolve, reject }));
  if ('error' in answer) throw answer.error;
  return unpack(answer.value);
};
const answerCall = (message) => {
  try {
    const target = message.op === 'call' ? functions.get(message.id) : handlers[message.op];
    const value = target(...unpack(message.args ?? []));
    if (!value || typeof value.then !== 'function') return post({ op: 'reply', value: pack(value) });
    const id = ME + ++lastCall;
    post({ op: 'reply', promise: id });
    value.then((result) => post({ op: 'settle', id, value: pack(result) }), (error) => post({ op: 'settle', id, error }));
  } catch (error) {
    post({ op: 'reply', error });
  }
};
addEventListener(ME, (event) => {
  const message = codec.decode(event.detail);
  if (message.op === 'reply') { reply = message; return; }
  if (message.op !== 'settle') { answerCall(message); return; }
  const waiting = promises.get(message.id);
  promises.delete(message.id);
  if ('error' in message) waiting.reject(message.error); else waiting.resolve(unpack(message.value));
});
`;

/** The page's world: takes what preload exposes, frozen; `window.open` is asked of main. */
const mainWorld = (key) => `(() => {
const ME = ${JSON.stringify(`${key}-page`)}, PEER = ${JSON.stringify(`${key}-preload`)};
const freeze = (value) => {
  if (value && typeof value === 'object') { Object.values(value).forEach(freeze); Object.freeze(value); }
  return value;
};
const handlers = {
  expose: (name, api) => {
    if (name in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, name, { value: freeze(api), enumerable: true });
  },
};
${channel}
window.open = (url = 'about:blank') => { post({ op: 'open', args: [String(new URL(url, location.href))] }); return null; };
})()`;

/** The isolated world: `ipcRenderer`, `contextBridge` and the app's own preload. */
const isolatedWorld = (key, preload, info) => `(() => {
if (window !== top && !${Boolean(info.nodeIntegrationInSubFrames)}) return;
const ME = ${JSON.stringify(`${key}-preload`)}, PEER = ${JSON.stringify(`${key}-page`)};
const handlers = { open: (url) => { __electronSend(codec.encode({ op: 'open', url })); } };
${channel}
const listeners = new Map();
const pending = new Map();
let lastInvoke = 0;
const clone = (args) => {
  try { return args.map((value) => structuredClone(value)); } catch { throw new Error('An object could not be cloned.'); }
};
const ipcRenderer = {
  invoke: async (channel, ...given) => {
    const args = clone(given), id = ++lastInvoke;
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject });
      __electronSend(codec.encode({ op: 'invoke', id, channel, args }));
    });
  },
  send: (channel, ...given) => { __electronSend(codec.encode({ op: 'send', channel, args: clone(given) })); },
  sendSync: () => { throw new Error('stand-in: sendSync is not supported'); },
  on: (channel, listener) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipcRenderer;
  },
  once: (channel, listener) => {
    const first = (...args) => { ipcRenderer.removeListener(channel, first); listener(...args); };
    return ipcRenderer.on(channel, first);
  },
  removeListener: (channel, listener) => {
    const left = [...(listeners.get(channel) ?? [])];
    const at = left.indexOf(listener);
    if (at >= 0) left.splice(at, 1);
    listeners.set(channel, left);
    return ipcRenderer;
  },
  removeAllListeners: (channel) => { listeners.delete(channel); return ipcRenderer; },
};
ipcRenderer.addListener = ipcRenderer.on;
ipcRenderer.off = ipcRenderer.removeListener;
globalThis.__electronReceive = (text) => {
  const message = codec.decode(text);
  if (message.op !== 'result') {
    for (const listener of listeners.get(message.channel) ?? []) listener({ sender: ipcRenderer, ports: [] }, ...message.args);
    return;
  }
  const waiting = pending.get(message.id);
  pending.delete(message.id);
  if (waiting) 'error' in message ? waiting.reject(new Error(message.error)) : waiting.resolve(message.value);
};
const contextBridge = { exposeInMainWorld: (name, api) => { call({ op: 'expose', args: pack([name, api]) }); } };
const electron = {
  contextBridge,
  ipcRenderer,
  webFrame: { setZoomFactor() {}, getZoomFactor: () => 1 },
  webUtils: { getPathForFile: () => '' },
};
const require = (name) => {
  if (name === 'electron' || name === 'electron/renderer') return electron;
  throw new Error('module not found in a sandboxed preload: ' + name);
};
const process = ${JSON.stringify({ platform: info.platform, versions: info.versions, type: 'renderer', sandboxed: true, contextIsolated: true, env: {}, argv: [] })};
const module = { exports: {} }, exports = module.exports;
try {
  (function (require, module, exports, process, global) { ${preload}
}).call(exports, require, module, exports, process, globalThis);
} catch (error) { console.error('Unable to load preload script', error); throw error; }
})()`;

module.exports = { mainWorld, isolatedWorld };
