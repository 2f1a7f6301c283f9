// The main process's `electron` module over a real Chromium. For tests only.
const { app } = require('./app.cjs');
const { BrowserWindow } = require('./window.cjs');
const { webContents } = require('./web-contents.cjs');
const { ipcMain } = require('./ipc.cjs');
const { Menu, MenuItem } = require('./menu.cjs');
const { protocol } = require('./protocol.cjs');
const rest = require('./rest.cjs');

module.exports = { app, BrowserWindow, webContents, ipcMain, Menu, MenuItem, protocol, ...rest };
