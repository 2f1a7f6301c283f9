import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const usualNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Chromium's executable: Playwright's own, else the system's; `null` where there is neither. */
export function findChromium(): string | null {
  const own = chromium.executablePath();
  if (own !== '' && existsSync(own)) return own;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const candidates = folders.flatMap((folder) => usualNames.map((name) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

/** How to launch it. Root may not use Chromium's sandbox. */
export function chromiumOptions(): { readonly executablePath?: string; readonly args: string[] } {
  const executablePath = findChromium();
  return {
    ...(executablePath !== null && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  };
}

/** As `findChromium`, and tries to install one: Playwright's first, then Debian's package. Throws a sentence. */
export function findOrInstallChromium(say: (line: string) => void): string {
  const found = findChromium();
  if (found !== null) return found;
  for (const command of installCommands()) {
    say(`No Chromium here; trying: ${command.join(' ')}`);
    const [program = '', ...args] = command;
    spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error(
    'The end-to-end tests need Chromium and none could be installed. Install it (on Debian: apt-get install chromium; ' +
      'elsewhere: npx playwright install --with-deps chromium) and run npm test again.',
  );
}

function installCommands(): string[][] {
  const install = ['npx', 'playwright', 'install'];
  const isRoot = process.getuid?.() === 0;
  const admin = isRoot ? [] : ['sudo', '-n'];
  // Another installation may be going on; it is waited for.
  const apt = ['apt-get', '-q', '-o', 'DPkg::Lock::Timeout=600'];
  return [
    // --with-deps asks for a password where it is not root; without it the browser may still run.
    isRoot ? [...install, '--with-deps', 'chromium'] : [...install, 'chromium'],
    ...(existsSync('/usr/bin/apt-get')
      ? [
          [...admin, ...apt, 'update'],
          [...admin, ...apt, 'install', '-y', 'chromium'],
        ]
      : []),
  ];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
