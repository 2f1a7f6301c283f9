import { open, readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

/** What the page may load and run: only what came with the app, nothing inline, nothing from elsewhere. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
].join('; ');

/** Sent with every answer, errors too: a worker takes the headers of its own script, a page those of its own. */
export const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** Above this a file is read piece by piece; the packed data sets are tens of megabytes. */
const streamAbove = 4 * 1024 * 1024;
const pieceSize = 256 * 1024;

/** The file that a request's path names, or the status of the refusal. `pathname` is still percent-encoded. */
export function fileInside(root: string, pathname: string): string | 400 | 403 {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return 400;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return 400;
  const file = normalize(join(root, decoded === '/' ? 'index.html' : decoded));
  // With the separator: without it `out/renderer-private` would pass as being inside `out/renderer`.
  const inside = normalize(root).replace(/[\\/]+$/, '') + sep;
  return file.startsWith(inside) ? file : 403;
}

/** Answers a GET or HEAD for a file under `root`. Never throws for a fault of the request. */
export async function answerStatic(root: string, method: string, pathname: string): Promise<Response> {
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'method not allowed');
  const file = fileInside(root, pathname);
  if (typeof file === 'number') return refusal(file, file === 403 ? 'forbidden' : 'bad request');
  try {
    const facts = await stat(file);
    if (!facts.isFile()) return refusal(404, 'not found');
    const headers = {
      ...securityHeaders,
      'content-type': contentTypes[extname(file).toLowerCase()] ?? 'application/octet-stream',
      'content-length': String(facts.size),
      'cache-control': 'no-cache',
    };
    if (method === 'HEAD') return new Response(null, { headers });
    const body = facts.size > streamAbove ? await fileStream(file) : new Uint8Array(await readFile(file));
    return new Response(body, { headers });
  } catch {
    return refusal(404, 'not found');
  }
}

export function refusal(status: number, words: string): Response {
  return new Response(words, { status, headers: { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' } });
}

/** Reads on demand, so that a reader who goes away (a reload) leaves nothing open. */
async function fileStream(file: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const handle = await open(file, 'r');
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const piece = new Uint8Array(pieceSize);
      const { bytesRead } = await handle.read(piece, 0, pieceSize);
      if (bytesRead > 0) {
        controller.enqueue(piece.subarray(0, bytesRead));
        return;
      }
      await handle.close();
      controller.close();
    },
    cancel: () => handle.close(),
  });
}
