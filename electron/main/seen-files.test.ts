import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSeenFiles, type SeenFiles } from './seen-files';

let folder = '';
let path = '';
let seen: SeenFiles;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seen-files-'));
  path = join(folder, 'net.layerloom');
  writeFileSync(path, 'first');
  seen = makeSeenFiles();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stateOf = async () => (await seen.check(path)).state;

test('a file is the same until another program writes something else', async () => {
  seen.note(path, 'first');
  expect(await stateOf()).toBe('same');
  writeFileSync(path, 'other text');
  expect(await stateOf()).toBe('changed');
  seen.note(path, 'other text');
  expect(await stateOf()).toBe('same');
});

test('what another program writes at once after us is its change', async () => {
  seen.note(path, 'what we wrote');
  expect(await stateOf()).toBe('changed');
});

test('a file that was only touched is the same', async () => {
  seen.note(path, 'first');
  utimesSync(path, 1, 1);
  expect(await stateOf()).toBe('same');
});

test('each change has a stamp of its own', async () => {
  seen.note(path, 'first');
  writeFileSync(path, 'second');
  const one = await seen.check(path);
  writeFileSync(path, 'the third');
  expect((await seen.check(path)).stamp).not.toBe(one.stamp);
});

test('a file that is gone is said to be', async () => {
  seen.note(path, 'first');
  rmSync(path);
  expect(await stateOf()).toBe('gone');
});

test('a file that was never read is nobody’s change', async () => {
  expect(await stateOf()).toBe('same');
});
