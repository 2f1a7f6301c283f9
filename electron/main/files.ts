import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { replaceFile } from '../disk/replace-file';
import type { ExportRequest } from '../shared/ipc-contract';
import { fileFault } from './file-fault';

/** Far above any project; a file beyond it was chosen by mistake and would only stall the editor. */
export const projectLimit = 64 * 1024 * 1024;
const limitWords = '64 MiB';

export type Done<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** The text of a project file. What it says is the page's matter. */
export async function readProject(path: string): Promise<Done<string>> {
  const name = basename(path);
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return { ok: false, message: `“${name}” is not a file.` };
    if (facts.size > projectLimit)
      return { ok: false, message: `“${name}” is larger than ${limitWords}, the limit of a project.` };
    const handle = await open(path, 'r');
    try {
      const bytes = await handle.readFile();
      return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof TypeError)
      return { ok: false, message: `“${name}” is not text, so it is no Layerloom project.` };
    return { ok: false, message: fileFault(`“${name}” could not be opened`, error) };
  }
}

/** Writes the whole text or leaves the old file as it was. */
export async function saveProject(path: string, text: string): Promise<Done<null>> {
  const name = basename(path);
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > projectLimit)
    return { ok: false, message: `The project is larger than ${limitWords} and could not be opened again.` };
  try {
    await replaceFile(path, [bytes]);
    return { ok: true, value: null };
  } catch (error) {
    return { ok: false, message: fileFault(`“${name}” could not be saved, the old file is untouched`, error) };
  }
}

/**
 * Makes a new folder of that name inside `parent` and puts the files in. A name that is taken gets a number; nothing that
 * is there is touched, and a folder is never left half filled. Answers with the folder's path.
 */
export async function exportFolder(parent: string, { folderName, files }: ExportRequest): Promise<Done<string>> {
  const building = join(parent, `.${folderName}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    await mkdir(building);
    for (const { name, bytes } of files) await writeFile(join(building, name), bytes, { flag: 'wx' });
    return { ok: true, value: await moveToFreeName(building, parent, folderName) };
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    return { ok: false, message: fileFault(`“${folderName}” could not be exported`, error) };
  }
}

async function moveToFreeName(folder: string, parent: string, name: string): Promise<string> {
  for (let count = 1; count < 10_000; count += 1) {
    const free = join(parent, count === 1 ? name : `${name}-${count}`);
    if (
      await stat(free).then(
        () => true,
        () => false,
      )
    )
      continue;
    await rename(folder, free);
    return free;
  }
  throw new Error('every name like it is taken');
}
