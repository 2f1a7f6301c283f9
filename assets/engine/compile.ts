import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const engineFolder = fileURLToPath(new URL('.', import.meta.url));
const projectFolder = resolve(engineFolder, '../..');
const sourceFolder = join(projectFolder, 'src-core/engine/fused/assembly');

const assemblyScript = createRequire(import.meta.url).resolve('assemblyscript/package.json');

export interface CompileOptions {
  /** Whether the memory is shared among threads: it then has to be made with `shared: true` and a maximum. */
  readonly shared: boolean;
  /**
   * Whether products round once instead of twice, where the machine multiplies and adds in one instruction: faster, but
   * not to the same bits as the other. Needs relaxed SIMD (Chromium 114, Node 21).
   */
  readonly relaxed?: boolean;
}

/** The name that `npm run build:engine` gives the engine so compiled, in `assets/engine`. */
export function engineFile({ shared, relaxed = false }: CompileOptions): string {
  return `fused${shared ? '-threads' : ''}${relaxed ? '-relaxed' : ''}.wasm`;
}

/**
 * Compiles an AssemblyScript file to WebAssembly that imports its memory as `env.memory`, unless the output is of these
 * very sources, options and compiler already.
 * @param entry a file of `src-core/engine/fused/assembly`, such as `engine.assembly.ts`
 * @param output a file of `assets/engine`, such as `fused.wasm`
 * @returns the path of the output
 */
export function compileAssembly(entry: string, output: string, options: CompileOptions): string {
  const path = join(engineFolder, output);
  const flags = compilerFlags(options);
  const stamp = fingerprint(entry, flags);
  const stampPath = `${path}.stamp`;
  if (existsSync(path) && existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return path;
  mkdirSync(dirname(path), { recursive: true });
  // Renamed into place, so that two test processes at once never see half a file.
  const unfinished = `${path}.${process.pid}.unfinished`;
  const source = relative(projectFolder, join(sourceFolder, entry));
  const asc = join(dirname(assemblyScript), 'bin/asc.js');
  try {
    execFileSync(process.execPath, [asc, source, ...flags, '--outFile', unfinished], {
      cwd: projectFolder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
  writeFileSync(stampPath, stamp);
  return path;
}

function compilerFlags({ shared, relaxed = false }: CompileOptions): readonly string[] {
  const flags = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory'];
  for (const feature of ['simd', 'bulk-memory']) flags.push('--enable', feature);
  // That functions of vectors cannot be called from JavaScript: none is.
  flags.push('--disableWarning', '112');
  if (relaxed) flags.push('--enable', 'relaxed-simd');
  // 65,536 pages are the 4 GB that 32 bits can address: a memory with any smaller maximum fits.
  if (shared) flags.push('--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536');
  return flags;
}

/** Digest of all that decides the output; times of files would not survive a checkout. */
function fingerprint(entry: string, flags: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([entry, flags]));
  hash.update(readFileSync(assemblyScript));
  for (const [file, text] of withImports(entry)) hash.update(`\n${file}\n`).update(text);
  return `${hash.digest('hex')}\n`;
}

/** The entry and all that it imports, directly or not: name and text of each file. */
function withImports(entry: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (texts.has(file)) continue;
    const text = readFileSync(join(sourceFolder, file), 'utf8');
    texts.set(file, text);
    for (const [, name = ''] of text.matchAll(/from '\.\/([\w.-]+)'/g)) waiting.push(`${name}.ts`);
  }
  return texts;
}
