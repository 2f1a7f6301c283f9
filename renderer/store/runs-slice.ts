import type { SweptSetting } from '../../src-core/graph/document';
import type { KeptRunId } from '../../src-core/ids';
import type { RunRecord } from '../../src-core/runs/run-record';

/** A run that is over, before it has a name among the others. */
export type FinishedRun = Omit<RunRecord, 'id' | 'name' | 'parent' | 'pinned' | 'endedAt' | 'sweep'>;

/** What a run was one of. */
export interface SweepPart {
  readonly id: string;
  readonly settings: readonly SweptSetting[];
}

/** More curves than this in one plot cannot be told apart. */
export const mostOverlaid = 6;

export interface RunsSlice {
  /** Oldest first. */
  readonly runs: readonly RunRecord[];
  /** As they stand in the file: the project is unsaved while they differ. */
  readonly savedRuns: readonly RunRecord[];
  /** Runs whose curves are laid over each other; the place is the look of the curve, `null` one that is free. */
  readonly overlaid: readonly (KeptRunId | null)[];
  /** The row that was chosen: the side pane tells about it. */
  readonly shownRun: KeptRunId | null;
  /** The record of the open run, once that is over. */
  readonly openRecord: KeptRunId | null;
  /** What the next run is compared with: the newest, or the one whose network was opened again. */
  readonly parentRun: KeptRunId | null;

  keepRun(finished: FinishedRun, sweep?: SweepPart): KeptRunId;
  renameRun(id: KeptRunId, name: string): void;
  pinRun(id: KeptRunId, pinned: boolean): void;
  /** Offers to take it back in a message. */
  deleteRun(id: KeptRunId): void;
  /** Ticks or unticks; does nothing where six are ticked. */
  overlayRun(id: KeptRunId, on: boolean): void;
  showRun(id: KeptRunId | null): void;
  /** Puts the network, data and settings of a run on the canvas: one edit, which undo takes back. */
  restoreRun(id: KeptRunId): boolean;
  /** Shows the runs of a project that was opened. */
  openRuns(runs: readonly RunRecord[]): void;
  markRunsSaved(runs: readonly RunRecord[]): void;
}
