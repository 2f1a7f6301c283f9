import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What @electron/fuses looks for in Electron's executable: a marker, version 1, eight fuses, all on. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('1'.repeat(8)),
]);

/**
 * Stands in for Electron's runtime on Linux where it is not on the machine: packing goes all the way, the archive and the
 * fuses are real and can be looked at, only the program cannot run.
 */
export function makeDummyRuntime(folder: string): string {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const executable = join(folder, 'electron');
  writeFileSync(executable, Buffer.concat([Buffer.from('not Electron\n'), fuseWire, Buffer.from('\n')]));
  chmodSync(executable, 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome_crashpad_handler', 'chrome-sandbox']) {
    writeFileSync(join(folder, name), 'dummy\n');
  }
  return folder;
}
