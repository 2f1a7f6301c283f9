import { mkdtempSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { securityHeaders } from './main/static-files';
import { type StaticServer, serveStatic } from './serve';

let server: StaticServer;
let root = '';
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'serve-'));
  writeFileSync(join(root, 'index.html'), 'page');
  server = await serveStatic(root, 0);
});
afterEach(() => server.close());

test('the page comes with the headers that threads need, an error too', async () => {
  for (const [path, status] of [
    ['', 200],
    ['none.js', 404],
  ] as const) {
    const answer = await fetch(server.address + path);
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject(securityHeaders);
  }
});

test('it listens to this machine alone', () => {
  expect(new URL(server.address).hostname).toBe('127.0.0.1');
});

test('a foreign name for this machine is refused', async () => {
  const status = await new Promise((resolve, reject) => {
    get(server.address, { headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });
  expect(status).toBe(403);
});

test('a port that is taken is passed over', async () => {
  const taken = Number(new URL(server.address).port);
  const second = await serveStatic(root, taken);
  expect(Number(new URL(second.address).port)).toBeGreaterThan(taken);
  await second.close();
});
