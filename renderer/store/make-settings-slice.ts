import { z } from 'zod';
import type { StateCreator } from 'zustand/vanilla';
import { progressSchema } from '../exercises/progress';
import type { Settings, SettingsSlice } from './settings-slice';
import type { AppState } from './state';

/** Where settings live between sessions; `localStorage` in the window. */
export interface SettingsStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const key = 'layerloom.settings';

export const defaultSettings: Settings = {
  theme: 'system',
  smoothing: 0.9,
  logScale: false,
  charts: ['loss', 'accuracy', 'throughput'],
  engine: 'auto',
  dragMode: 'pan',
  dockHeight: null,
  exercises: {},
  shownExercise: '',
  tourStep: 0,
};

const schema = z.object({
  theme: z.enum(['light', 'dark', 'system']).catch(defaultSettings.theme),
  smoothing: z.number().min(0).max(0.99).catch(defaultSettings.smoothing),
  charts: z.array(z.string()).catch([...defaultSettings.charts]),
  logScale: z.boolean().catch(defaultSettings.logScale),
  engine: z.enum(['auto', 'fused', 'wasm', 'cpu', 'webgpu', 'webgl']).catch(defaultSettings.engine),
  dragMode: z.enum(['pan', 'select']).catch(defaultSettings.dragMode),
  tourStep: z.int().min(0).max(3).nullable().catch(defaultSettings.tourStep),
  dockHeight: z.number().min(120).max(2000).nullable().catch(defaultSettings.dockHeight),
  exercises: progressSchema.catch(defaultSettings.exercises),
  shownExercise: z.string().catch(defaultSettings.shownExercise),
});

export function makeSettingsSlice(storage: SettingsStorage): StateCreator<AppState, [], [], SettingsSlice> {
  return (set, get) => ({
    settings: readSettings(storage),
    changeSettings(change) {
      const settings = { ...get().settings, ...change };
      set({ settings });
      try {
        storage.setItem(key, JSON.stringify(settings));
      } catch {
        // A full or forbidden storage loses only the memory of a preference.
      }
    },
  });
}

function readSettings(storage: SettingsStorage): Settings {
  try {
    return schema.parse(JSON.parse(storage.getItem(key) ?? '{}'));
  } catch {
    return defaultSettings;
  }
}
