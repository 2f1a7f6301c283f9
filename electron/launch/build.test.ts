import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { isBuildStale } from './build';

let folder = '';
function put(name: string, seconds: number): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  utimesSync(path, seconds, seconds);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-'));
  put('renderer/canvas/card.tsx', 100);
  for (const name of ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']) put(name, 200);
});

test('a build newer than every source is good', () => {
  expect(isBuildStale(folder)).toBe(false);
});

test('one newer source, however deep, makes it stale', () => {
  put('src-core/nodes/dense.ts', 300);
  expect(isBuildStale(folder)).toBe(true);
});

test('no build is stale', () => {
  expect(isBuildStale(join(folder, 'elsewhere'))).toBe(true);
});
