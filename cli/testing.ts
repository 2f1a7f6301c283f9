import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run';

export interface Captured {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command without a process; with `interrupt`, Ctrl+C is pressed at its first answer. */
export async function command(argv: readonly string[], { interrupt = false } = {}): Promise<Captured> {
  let stdout = '';
  let stderr = '';
  let press = () => {};
  const code = await run(argv, {
    stdout(text) {
      stdout += text;
      if (interrupt) press();
    },
    stderr(text) {
      stderr += text;
    },
    onInterrupt(handler) {
      press = handler;
      return () => {
        press = () => {};
      };
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
