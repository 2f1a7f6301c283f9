import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './json-file';

const bounds = z.object({
  x: z.number().int().optional(),
  y: z.number().int().optional(),
  width: z.number().int().min(100).max(100_000),
  height: z.number().int().min(100).max(100_000),
});

const preferencesSchema = z.object({
  bounds: bounds.nullable(),
  maximized: z.boolean(),
  theme: z.enum(['light', 'dark', 'system']),
  // Files of before have none.
  lastFile: z.string().refine(isAbsolute).nullable().catch(null),
});

/** What main itself must know before there is a page. Everything else is the page's to remember. */
export type Preferences = z.infer<typeof preferencesSchema>;
export type StoredBounds = z.infer<typeof bounds>;

const firstStart: Preferences = { bounds: null, maximized: false, theme: 'system', lastFile: null };

export interface PreferencesFile {
  readonly get: () => Preferences;
  readonly change: (part: Partial<Preferences>) => void;
}

export function makePreferences(path: string): PreferencesFile {
  let preferences = readJsonFile(path, preferencesSchema, firstStart);
  return {
    get: () => preferences,
    change(part) {
      const next = { ...preferences, ...part };
      if (JSON.stringify(next) === JSON.stringify(preferences)) return;
      preferences = next;
      writeJsonFile(path, preferences);
    },
  };
}
