import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type RunOptions, runNode } from './run';

/** Everything that ends up in `out/`. */
const sources = ['electron', 'renderer', 'src-core', 'assets', 'package-lock.json', 'electron.vite.config.ts'];
const products = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/** Whether something that goes into the build is newer than the build, or there is none. */
export function isBuildStale(folder: string): boolean {
  const built = products.map((name) => join(folder, name));
  if (!built.every((file) => existsSync(file))) return true;
  const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs));
  return sources.some((name) => newestChange(join(folder, name)) > oldest);
}

/** Packs the data sets, compiles the engine, then builds main, preload and page. Throws what the failing step printed. */
export async function build(folder: string, options: Partial<RunOptions> = {}): Promise<void> {
  await step('packing the data sets', ['--import', 'tsx', 'assets/datasets/pack.ts'], { folder, ...options });
  await step('compiling the engine', ['--import', 'tsx', 'assets/engine/build.ts'], { folder, ...options });
  await step('building the editor', [toolOf('electron-vite', 'bin/electron-vite.js'), 'build'], { folder, ...options });
}

/** A tool's script, so that it runs by this very Node on every system. */
export function toolOf(packageName: string, script: string): string {
  return join('node_modules', packageName, script);
}

async function step(what: string, args: readonly string[], options: RunOptions): Promise<void> {
  const { code, output } = await runNode(args, options);
  if (code !== 0) throw new Error(`${what} failed${options.loud ? '' : `:\n${output.trim()}`}`);
}

function newestChange(path: string): number {
  if (!existsSync(path)) return 0;
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}
