import type { ThemeSource } from '../../electron/shared/ipc-contract';
import type { EngineChoice } from '../../src-core/training/protocol';

/** Remembered between sessions, apart from any project. */
export interface Settings {
  readonly theme: ThemeSource;
  /** Exponential smoothing of the batch curves, 0 to 0.99. */
  readonly smoothing: number;
  readonly logScale: boolean;
  readonly engine: EngineChoice;
  /** Pixels; `null` until the user drags it, then the size of the window decides. */
  readonly dockHeight: number | null;
}

export interface SettingsSlice {
  readonly settings: Settings;
  changeSettings(change: Partial<Settings>): void;
}
