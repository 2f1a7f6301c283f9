import { spawn } from 'node:child_process';

export interface RunOutcome {
  /** `null`: it was ended by a signal or by the time limit. */
  readonly code: number | null;
  /** Everything it printed, the newest 20,000 characters. */
  readonly output: string;
}

export interface RunOptions {
  readonly folder: string;
  readonly timeLimit?: number;
  /** Prints what the program prints as well. */
  readonly loud?: boolean;
}

/** Runs one of Node's programs to its end. Never throws: a program that cannot start is an outcome too. */
export function runNode(args: readonly string[], { folder, timeLimit, loud = false }: RunOptions): Promise<RunOutcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(timeLimit === undefined ? {} : { timeout: timeLimit }),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => {
        output = (output + data.toString()).slice(-20_000);
        if (loud) process.stdout.write(data);
      });
    }
    child.once('error', (error) => resolve({ code: null, output: `${output}\n${error.message}` }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
