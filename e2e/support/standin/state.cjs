// What the parts of the stand-in share: settings from the command line, the open windows, who has the focus.
const state = {
  appPath: process.cwd(),
  userData: null,
  /** targetId of Chromium → BrowserWindow */
  windows: new Map(),
  focused: null,
  lastId: 0,
  nextId: () => ++state.lastId,
};

const notThere = (what) => () => {
  throw new Error(`stand-in: ${what} is not supported`);
};

module.exports = { state, notThere };
