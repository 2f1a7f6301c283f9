import { z } from 'zod';
import type { SettingsStorage } from '../store/make-settings-slice';

/** What was chosen lately, newest first; kept between sessions. */
export interface Recent {
  get(): readonly string[];
  add(id: string): void;
}

const most = 5;
const schema = z.array(z.string().max(100)).max(most);

/** The commands chosen in the palette. */
export const makeRecentCommands = (storage: SettingsStorage): Recent => makeRecent(storage, 'commands');

/** @param of tells this memory from the others in the same storage */
export function makeRecent(storage: SettingsStorage, of: string): Recent {
  const key = `layerloom.recent-${of}`;
  let recent = read(storage, key);
  return {
    get: () => recent,
    add(id) {
      recent = [id, ...recent.filter((other) => other !== id)].slice(0, most);
      try {
        storage.setItem(key, JSON.stringify(recent));
      } catch {
        // A full or forbidden storage loses only the memory of a preference.
      }
    },
  };
}

function read(storage: SettingsStorage, key: string): readonly string[] {
  try {
    return schema.parse(JSON.parse(storage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
}
