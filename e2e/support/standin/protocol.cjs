// Every scheme://host is a loopback server that asks the app's own handler.
const http = require('node:http');
const { Readable } = require('node:stream');
const { app } = require('./app.cjs');
const { notThere } = require('./state.cjs');

const handlers = new Map();
const servers = new Map();

const protocol = {
  registerSchemesAsPrivileged() {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  },
  handle(scheme, handler) {
    if (!app.isReady()) throw new Error('protocol.handle before ready');
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  unhandle: (scheme) => handlers.delete(scheme),
  isProtocolHandled: (scheme) => handlers.has(scheme),
  registerSource: notThere('protocol.registerSource'),
};

async function answer(key, scheme, incoming, outgoing) {
  const body = incoming.method === 'GET' || incoming.method === 'HEAD' ? undefined : Readable.toWeb(incoming);
  const headers = Object.entries(incoming.headers).filter(([name]) => !['host', 'connection'].includes(name));
  const request = new Request(key + incoming.url, { method: incoming.method, headers, body, duplex: 'half' });
  const response = await handlers.get(scheme)(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body && incoming.method !== 'HEAD')
    Readable.fromWeb(response.body)
      .on('error', () => outgoing.destroy())
      .pipe(outgoing);
  else outgoing.end();
}

async function loopbackOrigin(url) {
  const key = `${url.protocol}//${url.host}`;
  const known = servers.get(key);
  if (known) return known;
  const server = http.createServer((incoming, outgoing) => {
    answer(key, url.protocol.slice(0, -1), incoming, outgoing).catch((error) => {
      console.error('protocol handler failed', error);
      outgoing.writeHead(500).end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const origin = `http://127.0.0.1:${server.address().port}`;
  servers.set(key, origin);
  return origin;
}

/** The address that Chromium loads for one of the app's. */
async function toLoopback(address) {
  const url = new URL(address);
  if (!handlers.has(url.protocol.slice(0, -1))) return address;
  return (await loopbackOrigin(url)) + url.pathname + url.search + url.hash;
}

/** The app's address for one that Chromium has loaded. */
function fromLoopback(address) {
  for (const [key, origin] of servers) {
    if (address.startsWith(`${origin}/`)) return key + address.slice(origin.length);
  }
  return address;
}

module.exports = { protocol, toLoopback, fromLoopback };
