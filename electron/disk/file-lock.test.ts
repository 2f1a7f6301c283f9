import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LockWorld, lockPath, makeFileLocks } from './file-lock';

let folder = '';
let path = '';
let alive: Set<number>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-lock-'));
  path = join(folder, 'net.layerloom');
  writeFileSync(path, '{}');
  alive = new Set([1, 2]);
});
afterEach(() => rmSync(folder, { recursive: true }));

const world = (pid: number, host = 'here', now = () => Date.now()): LockWorld => ({
  pid,
  host,
  now,
  isAlive: (other) => alive.has(other),
});

test('of two programs the first has the file, and the other gets it when the first lets go', () => {
  const [first, second] = [makeFileLocks(world(1)), makeFileLocks(world(2))];
  expect([first.take(path), first.take(path), second.take(path)]).toEqual([true, true, false]);
  first.keepOnly(null);
  expect(second.take(path)).toBe(true);
  second.keepOnly(null);
  expect(readdirSync(folder)).toEqual(['net.layerloom']);
});

test('opening another file lets the first go', () => {
  const [first, second] = [makeFileLocks(world(1)), makeFileLocks(world(2))];
  first.take(path);
  first.take(join(folder, 'other'));
  first.keepOnly(join(folder, 'other'));
  expect([second.take(path), second.take(join(folder, 'other'))]).toEqual([true, false]);
});

test('what a program left that died is taken over at once', () => {
  makeFileLocks(world(1)).take(path);
  alive.delete(1);
  expect(makeFileLocks(world(2)).take(path)).toBe(true);
});

test('of another machine only a lock without a sign of life for two minutes counts as left', () => {
  makeFileLocks(world(1, 'there')).take(path);
  const time = 1_000_000;
  utimesSync(lockPath(path), time, time);
  alive.delete(1);
  const at = (seconds: number) => makeFileLocks(world(2, 'here', () => (time + seconds) * 1000)).take(path);
  expect([at(119), at(121)]).toEqual([false, true]);
});

test('who was taken for dead does not remove the lock of the other', () => {
  const first = makeFileLocks(world(1));
  first.take(path);
  alive.delete(1);
  const second = makeFileLocks(world(2));
  second.take(path);
  first.keepOnly(null);
  expect([first.take(path), second.take(path)]).toEqual([false, true]);
});

test('a lock that is no lock of ours is no obstacle', () => {
  writeFileSync(lockPath(path), 'half');
  expect(makeFileLocks(world(1)).take(path)).toBe(true);
});

test('where no lock can be written the file counts as free', () => {
  expect(makeFileLocks(world(1)).take(join(folder, 'absent', 'net.layerloom'))).toBe(true);
});
