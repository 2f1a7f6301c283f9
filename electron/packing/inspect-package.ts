import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { archiveFaults, wantedFuses } from './archive-faults';

export interface PackedApp {
  readonly archive: string;
  /** What carries the fuses: the program itself, on macOS the .app. */
  readonly program: string;
}

/** Where electron-builder has put the unpacked program inside `dist`, on whichever system. */
export function findPackedApp(dist: string): PackedApp | null {
  for (const name of existsSync(dist) ? readdirSync(dist).sort() : []) {
    const folder = join(dist, name);
    const candidates: readonly PackedApp[] = [
      { archive: join(folder, 'resources/app.asar'), program: join(folder, 'layerloom') },
      { archive: join(folder, 'resources/app.asar'), program: join(folder, 'Layerloom.exe') },
      {
        archive: join(folder, 'Layerloom.app/Contents/Resources/app.asar'),
        program: join(folder, 'Layerloom.app'),
      },
    ];
    const found = candidates.find(({ archive, program }) => existsSync(archive) && existsSync(program));
    if (found !== undefined) return found;
  }
  return null;
}

/** Everything wrong with a packed program: what its archive holds and how its fuses are set. */
export async function packageFaults({ archive, program }: PackedApp): Promise<string[]> {
  const faults = archiveFaults(listPackage(archive, { isPack: false }));
  const manifest: unknown = JSON.parse(extractFile(archive, 'package.json').toString());
  if (
    typeof manifest !== 'object' ||
    manifest === null ||
    !('main' in manifest) ||
    manifest.main !== 'out/main/main.js'
  ) {
    faults.push('package.json does not name out/main/main.js');
  }
  const wire = await getCurrentFuseWire(program);
  for (const [name, wanted] of Object.entries(wantedFuses)) {
    const state = wire[FuseV1Options[name as keyof typeof wantedFuses]];
    if (Number(state) !== (wanted ? '1' : '0').charCodeAt(0)) faults.push(`the fuse ${name} is not ${wanted}`);
  }
  return faults;
}
