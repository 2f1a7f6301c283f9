import { readFile } from 'node:fs/promises';
import { replaceFile } from '../electron/disk/replace-file';
import { wrongInput } from './io';

export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw wrongInput(`${path} cannot be read: ${reasonOf(error)}.`);
  }
}

export async function readText(path: string): Promise<string> {
  return Buffer.from(await readBytes(path)).toString('utf8');
}

/** The old file stays whole until the new one is complete on the disk. */
export async function writeFileAtomic(path: string, parts: Iterable<string | Uint8Array>): Promise<void> {
  try {
    await replaceFile(path, parts);
  } catch (error) {
    throw wrongInput(`${path} cannot be written: ${reasonOf(error)}.`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a file of that name is in the way',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return reasons[code] ?? error.message;
}
