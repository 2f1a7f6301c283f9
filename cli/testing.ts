import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run';

export interface Captured {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command without a process. `onInterrupt` hands over the way to press Ctrl+C. */
export async function command(
  argv: readonly string[],
  onInterrupt: (press: () => void) => void = () => {},
): Promise<Captured> {
  let stdout = '';
  let stderr = '';
  const code = await run(argv, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    onInterrupt(handler) {
      onInterrupt(handler);
      return () => {};
    },
  });
  return { code, stdout, stderr };
}

export interface Scratch {
  path(name: string): string;
  remove(): void;
}

export function makeScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'layerloom-cli-'));
  return { path: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true }) };
}
