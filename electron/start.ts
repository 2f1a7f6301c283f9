/**
 * `npm start`: builds what is stale, then opens the desktop app; where Electron's runtime cannot be had it says why and
 * serves the same editor to the browser. `npm start -- FILE` opens a project, `--web` goes to the browser at once.
 */
import { resolve } from 'node:path';
import { build, isBuildStale } from './launch/build';
import { findOrInstallRuntime } from './launch/electron-runtime';
import { hasDisplay } from './launch/open-browser';
import { runDesktop } from './launch/run-desktop';
import { runInBrowser } from './launch/run-in-browser';

const folder = resolve(import.meta.dirname, '..');
const args = process.argv.slice(2);

/** Why there is no desktop; `null`: there was one, and it has been closed. */
async function tryDesktop(): Promise<string | null> {
  const runtime = await findOrInstallRuntime(folder, console.log);
  if ('missing' in runtime) return `its runtime cannot be had: ${runtime.missing}`;
  if (!hasDisplay()) return 'there is no display';
  return runDesktop(runtime.executable, folder, args.map(absoluteFile));
}

/** Electron starts in the project's folder, the user may stand elsewhere. */
function absoluteFile(argument: string): string {
  return argument.startsWith('-') ? argument : resolve(process.env.INIT_CWD ?? process.cwd(), argument);
}

async function start(): Promise<void> {
  if (isBuildStale(folder)) {
    console.log('Building the editor …');
    await build(folder);
  }
  const why = args.includes('--web') ? null : await tryDesktop();
  if (why !== null) console.log(`No desktop window, the browser instead: Electron cannot run here; ${why}.`);
  if (why !== null || args.includes('--web')) await runInBrowser(folder);
}

start().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
