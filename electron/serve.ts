import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answerStatic, refusal } from './main/static-files';

export interface StaticServer {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the built page to this machine alone, with the same headers as `app://` in the desktop: threads need them.
 * Takes `firstPort` or the next free one; 0 lets the system choose.
 */
export async function serveStatic(root: string, firstPort = 5178): Promise<StaticServer> {
  const server = createServer((request, response) => void answer(root, request, response));
  const port = await listen(server, firstPort);
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, firstPort: number): Promise<number> {
  for (let port = firstPort; port < firstPort + 100; port += 1) {
    if (await tryPort(server, port)) {
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    }
  }
  throw new Error(`no free port from ${firstPort} to ${firstPort + 99}`);
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    server.once('error', onError);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', onError);
      resolve(true);
    });
  });
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request.url ?? '/');
  const reply =
    path === null || !isFromHere(request)
      ? refusal(403, 'forbidden')
      : await answerStatic(root, request.method ?? 'GET', path);
  response.writeHead(reply.status, Object.fromEntries(reply.headers));
  if (reply.body === null) response.end();
  // A browser that goes away in the middle of a file is no fault.
  else await pipeline(Readable.from(pieces(reply.body)), response).catch(() => undefined);
}

/** `null` for what is no path, like `//`. */
function pathOf(address: string): string | null {
  return URL.canParse(address, 'http://127.0.0.1') ? new URL(address, 'http://127.0.0.1').pathname : null;
}

async function* pieces(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}

/** Refuses names that merely point to this machine: another site's page could reach the server through one. */
function isFromHere(request: IncomingMessage): boolean {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  return host === '127.0.0.1' || host === 'localhost';
}
