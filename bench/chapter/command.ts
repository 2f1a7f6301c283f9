import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { run } from '../../cli/run';

const folder = mkdtempSync(join(tmpdir(), 'layerloom-chapter-'));

export function sweepUp(): void {
  rmSync(folder, { recursive: true });
}

/** What the command line writes to stdout; throws what it says where it fails. */
export async function command(...argv: readonly string[]): Promise<string> {
  let stdout = '';
  let stderr = '';
  const code = await run(argv, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    onInterrupt: () => () => undefined,
  });
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
  return stdout;
}

/** A template as a file. */
export async function newProject(template: string): Promise<string> {
  const file = join(folder, `${template}.layerloom`);
  await command('new', template, '-o', file);
  return file;
}

/** The same trained as it says, or with other flags. */
export async function trainedProject(template: string, ...flags: readonly string[]): Promise<string> {
  const file = await newProject(template);
  const trained = join(folder, `${template}.trained.layerloom`);
  await command('train', file, '-o', trained, '--json', ...flags);
  return trained;
}

export function scratchFile(name: string): string {
  return join(folder, name);
}

/** The data set of a project with other options, such as `{"feature":"distance"}`. */
export async function withOptions(file: string, options: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const changed = text.replace(/("options":\s*)\{\s*\}/, `$1${options}`);
  if (changed === text) throw new Error(`${file} has no empty options to be replaced.`);
  await writeFile(file, changed);
}

/** The numbers of a claim on a project. */
export async function explained<Numbers extends z.ZodType>(
  numbers: Numbers,
  file: string,
  claim: string,
  ...flags: readonly string[]
): Promise<z.infer<Numbers>> {
  return numbers.parse(JSON.parse(await command('explain', file, '--claim', claim, '--json', ...flags)));
}
