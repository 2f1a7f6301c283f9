import { randomUUID } from 'node:crypto';
import { access, constants, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes the whole file or leaves the old one as it was: a new file in the same folder takes the old one's place only
 * when every part is on the disk. Permissions stay, a symbolic link stays a link. Rejects with the system's error; a
 * read-only file is refused.
 */
export async function replaceFile(path: string, parts: Iterable<string | Uint8Array>): Promise<void> {
  const target = await realpath(path).catch(() => path);
  await writeBeside(target, parts, await permissions(target));
  await syncFolder(dirname(target));
  await sweep(target).catch(() => undefined);
}

/** The mode of the file that is there (`null`: none yet), refusing a read-only one: renaming over it would not ask. */
async function permissions(path: string): Promise<number | null> {
  const facts = await stat(path).catch(() => null);
  if (facts === null) return null;
  await access(path, constants.W_OK);
  return facts.mode & 0o777;
}

const ending = '.unfinished';
/** Milliseconds after which nobody is writing an unfinished file any more. */
const oldAge = 3_600_000;

/** Removes what programs left beside the file that were killed while they wrote it. */
async function sweep(path: string): Promise<void> {
  const folder = dirname(path);
  const names = await readdir(folder);
  for (const name of names.filter((found) => found.startsWith(`.${basename(path)}.`) && found.endsWith(ending))) {
    const left = join(folder, name);
    if (Date.now() - (await stat(left)).mtimeMs > oldAge) await rm(left, { force: true });
  }
}

async function writeBeside(path: string, parts: Iterable<string | Uint8Array>, mode: number | null): Promise<void> {
  const unfinished = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}${ending}`);
  try {
    const file = await open(unfinished, 'wx');
    try {
      for (const part of parts) await file.writeFile(part);
      if (mode !== null) await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Makes the rename itself last through a power cut. Windows and some file systems cannot; the file is safe anyway. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
