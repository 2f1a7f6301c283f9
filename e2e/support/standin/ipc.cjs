const { EventEmitter } = require('node:events');

class IpcMain extends EventEmitter {
  _handlers = new Map();

  handle(channel, handler) {
    if (this._handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this._handlers.set(channel, handler);
  }
  handleOnce(channel, handler) {
    this.handle(channel, (...args) => {
      this._handlers.delete(channel);
      return handler(...args);
    });
  }
  removeHandler(channel) {
    this._handlers.delete(channel);
  }

  /** The answer to one `ipcRenderer.invoke`, as a message for the page. */
  async _invoke(event, { id, channel, args }) {
    try {
      const handler = this._handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return { op: 'result', id, value: structuredClone(await handler(event, ...args)) };
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      return { op: 'result', id, error: `Error invoking remote method '${channel}': ${error}` };
    }
  }
}

module.exports = { ipcMain: new IpcMain() };
