import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolOf } from './build';
import { runNode } from './run';

/** Long enough for 120 MB over a slow line; whoever has none is told at once by the network. */
const downloadLimit = 5 * 60_000;

export type Runtime = { readonly executable: string } | { readonly missing: string };

/** The installed Electron. Its package names the executable in path.txt once the runtime is there. */
export function installedRuntime(folder: string): string | null {
  const home = join(folder, 'node_modules/electron');
  const pathFile = join(home, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = join(home, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(executable) ? executable : null;
}

/** Electron's executable, fetched by Electron's own installer where it is missing; else why it cannot be had. */
export async function findOrInstallRuntime(folder: string, say: (line: string) => void): Promise<Runtime> {
  const installed = installedRuntime(folder);
  if (installed !== null) return { executable: installed };
  const installer = toolOf('electron', 'install.js');
  if (!existsSync(join(folder, installer))) return { missing: 'the package electron is not installed (npm ci)' };
  say('Fetching Electron’s runtime, once …');
  const { code, output } = await runNode([installer], { folder, timeLimit: downloadLimit });
  const executable = installedRuntime(folder);
  if (executable !== null) return { executable };
  if (code === null) return { missing: 'the download took longer than five minutes' };
  return { missing: `the download failed: ${reasonIn(output)}` };
}

/** The line that says what went wrong, without the stack around it. */
function reasonIn(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const cause = lines.find((line) => /^(\[cause\]: )?\w*Error: /.test(line));
  return (cause ?? lines.find((line) => line !== '') ?? 'no reason given').replace(/^(\[cause\]: )?\w*Error: /, '');
}
