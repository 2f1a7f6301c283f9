import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerStatic, fileInside, securityHeaders } from './static-files';

let root = '';

beforeEach(() => {
  const parent = mkdtempSync(join(tmpdir(), 'static-'));
  root = join(parent, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  mkdirSync(join(parent, 'renderer-private'));
  writeFileSync(join(parent, 'renderer-private/secret.txt'), 'secret');
  writeFileSync(join(root, 'index.html'), '<h1>page</h1>');
  writeFileSync(join(root, 'assets/code.js'), 'export {}');
});

describe('which file a path names', () => {
  test('the root is the page', () => {
    expect(fileInside(root, '/')).toBe(join(root, 'index.html'));
  });

  test.each([
    ['/..%2frenderer-private%2fsecret.txt', 403],
    ['/../../etc/passwd', 403],
    ['/%2e%2e%2f%2e%2e%2fetc/passwd', 403],
    ['/assets/..%2f..', 403],
    ['/..%5csecret.txt', 400],
    ['/index.html%00.js', 400],
    ['/%zz', 400],
  ])('%s is refused with %i', (pathname, status) => {
    expect(fileInside(root, pathname)).toBe(status);
  });

  test('a folder that only begins like the root is not inside it, however the root is written', () => {
    expect(fileInside(`${root}/`, '/..%2frenderer-private%2fsecret.txt')).toBe(403);
    expect(fileInside(`${root}/`, '/assets/code.js')).toBe(join(root, 'assets/code.js'));
  });
});

describe('answers', () => {
  test.each([
    ['GET', '/index.html', 200],
    ['HEAD', '/index.html', 200],
    ['GET', '/missing.js', 404],
    ['GET', '/assets', 404],
    ['GET', '/..%2fx', 403],
    ['GET', '/%zz', 400],
    ['POST', '/index.html', 405],
  ])('%s %s is %i and carries every security header', async (method, pathname, status) => {
    const answer = await answerStatic(root, method, pathname);
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject(securityHeaders);
  });

  test('a script comes with its type, length and bytes', async () => {
    const answer = await answerStatic(root, 'GET', '/assets/code.js');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('content-length')).toBe('9');
    expect(await answer.text()).toBe('export {}');
  });

  test('a large file arrives whole and in order, in pieces', async () => {
    const bytes = new Uint8Array(5 * 1024 * 1024 + 17).map((_, index) => (index * 31) % 251);
    writeFileSync(join(root, 'data.bin'), bytes);
    const answer = await answerStatic(root, 'GET', '/data.bin');
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(first?.value?.length).toBeLessThan(bytes.length);
    await reader?.cancel();
    const again = new Uint8Array(await (await answerStatic(root, 'GET', '/data.bin')).arrayBuffer());
    expect(Buffer.compare(again, bytes)).toBe(0);
  });

  test('the policy allows neither inline code nor inline style', () => {
    const policy = securityHeaders['content-security-policy'];
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toContain("'unsafe-eval'");
  });
});
