import { z } from 'zod';
import type { SettingsStorage } from '../store/make-settings-slice';

/** The commands chosen in the palette, newest first; kept between sessions. */
export interface RecentCommands {
  get(): readonly string[];
  add(id: string): void;
}

const key = 'layerloom.recent-commands';
const most = 5;
const schema = z.array(z.string().max(100)).max(most);

export function makeRecentCommands(storage: SettingsStorage): RecentCommands {
  let recent = read(storage);
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

function read(storage: SettingsStorage): readonly string[] {
  try {
    return schema.parse(JSON.parse(storage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
}
