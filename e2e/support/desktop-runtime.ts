import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './find-chromium';

export const projectRoot = join(import.meta.dirname, '../..');

export type DesktopRuntime =
  | { readonly kind: 'electron'; readonly executable: string }
  | { readonly kind: 'stand-in'; readonly executable: string; readonly chromium: string };

/** Electron itself where its runtime is installed and can show a window, else the stand-in over Chromium. */
export function findDesktopRuntime(): DesktopRuntime {
  const electron = installedElectron();
  if (electron !== null && hasDisplay()) return { kind: 'electron', executable: electron };
  const chromium = findChromium();
  if (chromium === null) throw new Error('There is neither Electron’s runtime nor a Chromium for the stand-in.');
  const executable = join(projectRoot, 'e2e/support/standin/electron-standin');
  makeExecutable(executable);
  return { kind: 'stand-in', executable, chromium };
}

export function describeRuntime(runtime: DesktopRuntime): string {
  return runtime.kind === 'electron'
    ? `Electron (${runtime.executable})`
    : `the stand-in for Electron over ${runtime.chromium}`;
}

function installedElectron(): string | null {
  const folder = join(projectRoot, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(executable) ? executable : null;
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** Archives and some checkouts lose the mark. */
function makeExecutable(file: string): void {
  try {
    chmodSync(file, 0o755);
  } catch {
    // Somebody else's checkout; it has the mark or the launch says what is wrong.
  }
}
