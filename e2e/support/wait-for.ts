import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';

export async function waitForFile(path: string): Promise<string> {
  await expect.poll(() => existsSync(path), { message: `${path} is written` }).toBe(true);
  return path;
}

/** Export folders appear whole, by a rename; while they are filled their name begins with a dot. */
export async function waitForFolderIn(parent: string): Promise<string> {
  const visible = (): string[] => readdirSync(parent).filter((name) => !name.startsWith('.'));
  await expect.poll(visible, { message: `an export appears in ${parent}` }).not.toEqual([]);
  const [name = ''] = visible().sort().reverse();
  return join(parent, name);
}
