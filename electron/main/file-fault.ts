const words: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission for it',
  EPERM: 'you have no permission for it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'there is no room left on the disk',
  EDQUOT: 'there is no room left on the disk',
  ENOENT: 'it is no longer there',
  ENOTDIR: 'its folder is no longer there',
  EISDIR: 'it is a folder',
  EBUSY: 'another program is using it',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
};

/** One sentence: what could not be done, and why in words where the code is known. */
export function fileFault(what: string, error: unknown): string {
  return `${what}: ${faultReason(error)}.`;
}

/** Why, as the end of a sentence. */
export function faultReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return words[code] ?? (error instanceof Error ? error.message : String(error));
}
