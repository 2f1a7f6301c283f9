// A real Chromium over its debugging pipe.
const { spawn } = require('node:child_process');
const { EventEmitter } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const switches = [
  '--headless=new',
  '--no-startup-window',
  '--remote-debugging-pipe',
  // Beside the pipe, for Playwright, which finds the address in our output.
  '--remote-debugging-port=0',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-dev-shm-usage',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--enable-unsafe-swiftshader',
  '--hide-scrollbars',
  '--mute-audio',
];

/** Messages are JSON, each ended by a zero byte. Events are emitted as `session|method`, without a session `|method`. */
class Connection extends EventEmitter {
  #to;
  #lastId = 0;
  #waiting = new Map();
  #parts = [];

  constructor(child) {
    super();
    this.setMaxListeners(0);
    this.#to = child.stdio[3];
    this.#to.on('error', () => {});
    child.stdio[4].on('data', (data) => this.#read(data));
  }

  #read(data) {
    let rest = data;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      this.#parts.push(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
      const message = JSON.parse(Buffer.concat(this.#parts).toString());
      this.#parts = [];
      this.#receive(message);
    }
    this.#parts.push(rest);
  }

  #receive(message) {
    if (!message.id) {
      this.emit(`${message.sessionId ?? ''}|${message.method}`, message.params);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve(message.result);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }
}

const chromium = { process: null, connection: null, profile: null };

/** Resolves when Chromium answers; prints the line that Playwright waits for. `onExit` is called when it goes away. */
async function startChromium({ profile, onExit }) {
  chromium.profile = profile ?? fs.mkdtempSync(path.join(os.tmpdir(), 'standin-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const executable = process.env.STANDIN_CHROMIUM ?? '/usr/bin/chromium';
  const child = spawn(executable, [...switches, `--user-data-dir=${chromium.profile}`, ...asRoot], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  chromium.process = child;
  child.once('exit', onExit);
  process.once('exit', () => child.kill('SIGKILL'));
  chromium.connection = new Connection(child);
  process.stderr.write(`\nDevTools listening on ${await debuggingAddress(child)}\n`);
  await chromium.connection.send('Target.setDiscoverTargets', { discover: true });
}

function debuggingAddress(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr.on('data', (data) => {
      output = (output + data).slice(-20_000);
      const found = output.match(/DevTools listening on (ws:\S+)/);
      if (found) resolve(found[1]);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`chromium exited with ${code}: ${output}`)));
  });
}

/** Ends Chromium, then calls `done`, also where it will not go by itself. */
function stopChromium(done) {
  const child = chromium.process;
  if (!child || child.exitCode !== null || child.signalCode) return done();
  child.once('exit', done);
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 1500).unref();
  setTimeout(done, 4000).unref();
}

module.exports = { chromium, startChromium, stopChromium };
