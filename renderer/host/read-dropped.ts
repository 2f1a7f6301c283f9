import type { OpenOutcome } from '../../electron/shared/ipc-contract';

/** The same as on the desktop: larger files were chosen by mistake. */
export const projectLimit = 64 * 1024 * 1024;

/** Reads a file that has no place where it could be saved again: the first save asks where. */
export async function readDropped(file: File): Promise<OpenOutcome> {
  const { name } = file;
  if (file.size > projectLimit) {
    return { ok: false, reason: 'failed', message: `“${name}” is larger than 64 MiB, the limit of a project.` };
  }
  return { ok: true, file: { handle: null, name, folder: '', text: await file.text(), readOnly: null } };
}
