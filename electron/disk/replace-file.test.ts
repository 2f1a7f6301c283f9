import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { replaceFile } from './replace-file';

vi.mock('node:fs/promises', async (original) => ({ ...(await original<typeof fs>()) }));

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replace-file-'));
  path = join(folder, 'a.csv');
  writeFileSync(path, 'old');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const fault = (code: string): Error => Object.assign(new Error(code), { code });

test('parts, text or bytes, are written in their order', async () => {
  await replaceFile(path, ['Größe', new Uint8Array([0x2c, 0x31]), '\n']);
  expect(readFileSync(path, 'utf8')).toBe('Größe,1\n');
});

test('what is there under the name is whole at every moment', async () => {
  const seen: string[] = [];
  const rename = fs.rename;
  vi.spyOn(fs, 'rename').mockImplementation(async (from, to) => {
    seen.push(readFileSync(path, 'utf8'), readFileSync(from, 'utf8'));
    await rename(from, to);
  });
  await replaceFile(path, ['n', 'ew']);
  expect(seen).toEqual(['old', 'new']);
});

test('parts that fail half-way leave the old file and nothing else', async () => {
  function* parts(): Iterable<string> {
    yield 'half';
    throw fault('EIO');
  }
  await expect(replaceFile(path, parts())).rejects.toThrow('EIO');
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['a.csv']);
});

test('a rename that fails leaves the old file and nothing else', async () => {
  vi.spyOn(fs, 'rename').mockRejectedValue(fault('ENOSPC'));
  await expect(replaceFile(path, ['new'])).rejects.toThrow('ENOSPC');
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['a.csv']);
});

test('what a killed program left an hour ago is swept, what may still be written is not', async () => {
  const [old, young, other] = ['.a.csv.1.unfinished', '.a.csv.2.unfinished', '.b.csv.1.unfinished'] as const;
  for (const name of [old, young, other]) writeFileSync(join(folder, name), 'half');
  for (const name of [old, other]) utimesSync(join(folder, name), 1, 1);
  await replaceFile(path, ['new']);
  expect(readdirSync(folder).sort()).toEqual([young, other, 'a.csv']);
});

test('the mode of the file stays', async () => {
  chmodSync(path, 0o640);
  await replaceFile(path, ['new']);
  expect((statSync(path).mode & 0o777).toString(8)).toBe('640');
});

test('a symbolic link stays one, its target is written beside itself', async () => {
  mkdirSync(join(folder, 'real'));
  writeFileSync(join(folder, 'real', 'b'), 'old');
  symlinkSync(join(folder, 'real', 'b'), join(folder, 'link'));
  await replaceFile(join(folder, 'link'), ['new']);
  expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'real', 'b'), 'utf8')).toBe('new');
});

test('a file that may not be written is refused, not replaced', async () => {
  vi.spyOn(fs, 'access').mockRejectedValue(fault('EACCES'));
  await expect(replaceFile(path, ['new'])).rejects.toThrow('EACCES');
  expect(readFileSync(path, 'utf8')).toBe('old');
});
