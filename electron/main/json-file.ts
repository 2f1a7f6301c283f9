import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ZodType } from 'zod';

/** A small file of the app's own, or `fallback` where it is missing or is not what it was. */
export function readJsonFile<T>(path: string, schema: ZodType<T>, fallback: T): T {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : fallback;
  } catch {
    return fallback;
  }
}

/** At once and whole, or not at all. Forgetting a window's place is no reason to trouble anybody. */
export function writeJsonFile(path: string, value: unknown): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.tmp`, JSON.stringify(value, null, 1));
    renameSync(`${path}.tmp`, path);
  } catch (error) {
    console.error(`could not remember ${path}:`, error);
  }
}
