import type { ThemeSource } from '../../electron/shared/ipc-contract';
import type { EngineChoice } from '../../src-core/training/protocol';
import type { AllProgress } from '../exercises/progress';

/** What dragging on the empty canvas does: moves the view, or draws a box that selects. */
export type DragMode = 'pan' | 'select';

/** Remembered between sessions, apart from any project. */
export interface Settings {
  readonly theme: ThemeSource;
  /** Exponential smoothing of the batch curves, 0 to 0.99. */
  readonly smoothing: number;
  readonly logScale: boolean;
  /** What the Training pane shows, of those of `training/charts.ts`. */
  readonly charts: readonly string[];
  readonly engine: EngineChoice;
  readonly dragMode: DragMode;
  /** Pixels; `null` until the user drags it, then the size of the window decides. */
  readonly dockHeight: number | null;
  /** By exercise. */
  readonly exercises: AllProgress;
  /** The exercise that was looked at last; empty before the first. */
  readonly shownExercise: string;
  /** Where the tour of the first start is, from 0; `null` once it was left or finished. */
  readonly tourStep: number | null;
}

export interface SettingsSlice {
  readonly settings: Settings;
  changeSettings(change: Partial<Settings>): void;
}
