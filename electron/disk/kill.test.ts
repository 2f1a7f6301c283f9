import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRandom } from '../../src-core/random';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const kills = 100;
/** Large enough that a kill often falls into the middle of a write. */
const length = 1_000_000;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kill-'));
  const source = readFileSync(new URL('./replace-file.ts', import.meta.url), 'utf8');
  const options = { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } };
  writeFileSync(join(folder, 'replace-file.mjs'), ts.transpileModule(source, options).outputText);
  writeFileSync(join(folder, 'saver.mjs'), saver);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Saves version after version of a file, without a pause, until it is killed. */
const saver = `
import { replaceFile } from './replace-file.mjs';
const [path, first] = process.argv.slice(2);
process.stdout.write('ready');
for (let version = Number(first); ; version++) await replaceFile(path, [String(version) + '\\n', 'x'.repeat(${length})]);
`;

test(`a program that is killed while it saves, ${kills} times, leaves a whole file each time (seed ${seed})`, async () => {
  const random = makeRandom(seed);
  const path = join(folder, 'project.layerloom');
  writeFileSync(path, whole(0));
  let version = 0;
  for (let kill = 0; kill < kills; kill++) {
    await killWhileSaving(path, version + 1, random.integer(30));
    const text = readFileSync(path, 'utf8');
    const now = Number(text.slice(0, text.indexOf('\n')));
    expect(text === whole(now), `kill ${kill}: version ${now}, ${text.length} characters`).toBe(true);
    expect(now).toBeGreaterThanOrEqual(version);
    version = now;
  }
  // It did save, and it was killed in the middle of it.
  expect(version).toBeGreaterThan(0);
  const unfinished = readdirSync(folder).filter((name) => name.endsWith('.unfinished'));
  expect(unfinished.length).toBeGreaterThan(0);
}, 300_000);

const whole = (version: number): string => `${version}\n${'x'.repeat(length)}`;

/** Kills the saver that many milliseconds after it has begun. */
async function killWhileSaving(path: string, version: number, delay: number): Promise<void> {
  const child = spawn(process.execPath, [join(folder, 'saver.mjs'), path, String(version)]);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await ready(child);
  setTimeout(() => child.kill('SIGKILL'), delay);
  await gone;
}

function ready({ stdout }: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    stdout?.once('data', () => resolve());
    stdout?.once('close', () => reject(new Error('the saver did not start')));
  });
}
