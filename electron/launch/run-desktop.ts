import { spawn } from 'node:child_process';

/** An Electron that ends sooner than this with an error has not come up (a missing library, no sandbox). */
const startTime = 8000;

/**
 * Runs the desktop until it is closed. Answers with `null`, or with the reason where it did not come up. Ctrl+C reaches
 * Electron as it reaches us; a `kill` is passed on.
 */
export function runDesktop(executable: string, folder: string, args: readonly string[]): Promise<string | null> {
  const needsNoSandbox = process.platform === 'linux' && process.getuid?.() === 0;
  if (needsNoSandbox) console.log('Running as root: Chromium’s sandbox is switched off (--no-sandbox).');
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(executable, ['.', ...(needsNoSandbox ? ['--no-sandbox'] : []), ...args], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    let complaints = '';
    child.stderr.on('data', (data: Buffer) => {
      complaints = (complaints + data.toString()).slice(-4000);
    });
    const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
    process.once('SIGINT', passOn).once('SIGTERM', passOn);
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn);
      const asked = signal === 'SIGINT' || signal === 'SIGTERM';
      const failed = code !== 0 && !asked && Date.now() - started < startTime;
      resolve(failed ? `it ended at once (${signal ?? `code ${code}`}): ${lastLine(complaints)}` : null);
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
