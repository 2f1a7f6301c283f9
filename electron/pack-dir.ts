/**
 * `npm run pack:dir`: builds and packs the program into `dist/`, unpacked, without a download, and looks at what came out.
 * `--no-build` packs what is in `out/`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { build, toolOf } from './launch/build';
import { installedRuntime } from './launch/electron-runtime';
import { runNode } from './launch/run';
import { makeDummyRuntime } from './packing/dummy-runtime';
import { findPackedApp, packageFaults } from './packing/inspect-package';

const folder = resolve(import.meta.dirname, '..');
const dist = join(folder, 'dist');

async function pack(scratch: string): Promise<void> {
  if (!process.argv.includes('--no-build')) {
    console.log('Building …');
    await build(folder);
  }
  const runtime = installedRuntime(folder);
  if (runtime === null) {
    if (process.platform !== 'linux') throw new Error('Electron’s runtime is not installed: run npx install-electron');
    console.log('Electron’s runtime is not installed: a dummy takes its place, so the packed program cannot run.');
  }
  const runtimeFolder = runtime === null ? makeDummyRuntime(join(scratch, 'electron')) : dirname(runtime);
  rmSync(dist, { recursive: true, force: true });
  const { code, output } = await runNode(
    [toolOf('electron-builder', 'cli.js'), '--dir', '--publish', 'never', `-c.electronDist=${runtimeFolder}`],
    { folder },
  );
  if (code !== 0) throw new Error(`electron-builder failed:\n${output.trim()}`);
  await inspect();
}

async function inspect(): Promise<void> {
  const packed = findPackedApp(dist);
  if (packed === null) throw new Error('electron-builder left no program in dist/');
  const faults = await packageFaults(packed);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  console.log(`Packed: ${relative(folder, packed.program)}; archive and fuses are as they should be.`);
}

const scratch = mkdtempSync(join(tmpdir(), 'layerloom-pack-'));
pack(scratch)
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(() => rmSync(scratch, { recursive: true, force: true }));
