import { expect, test } from 'vitest';
import { archiveFaults } from './archive-faults';

const good = [
  '/package.json',
  '/out',
  '/out/main',
  '/out/main/main.js',
  '/out/preload/preload.cjs',
  '/out/renderer',
  '/out/renderer/index.html',
  '/out/renderer/assets/index-1.js',
  '/out/renderer/assets/index-1.css',
  '/out/renderer/assets/simd-1.wasm',
  '/out/renderer/datasets/fashion-mnist.bin',
  '/out/renderer/datasets/mnist.bin',
];

test('a good archive has no faults, listed by either system', () => {
  expect(archiveFaults(good)).toEqual([]);
  expect(archiveFaults(good.map((path) => path.replaceAll('/', '\\')))).toEqual([]);
});

test.each(good.filter((path) => /\.\w+$/.test(path)))('an archive without %s is refused', (path) => {
  expect(archiveFaults(good.filter((other) => other !== path))).toHaveLength(1);
});

test.each([
  '/node_modules/zod/index.js',
  '/electron/main/main.ts',
  '/e2e/support/standin/electron.cjs',
  '/out/main/main.test.js',
  '/out/renderer/assets/index-1.js.map',
  '/.git/config',
])('%s does not belong in it', (path) => {
  expect(archiveFaults([...good, path])).toEqual([`the archive should not hold ${path}`]);
});
