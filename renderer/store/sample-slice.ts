import type { SampleRef } from '../../src-core/training/view';

/** Rows to step through with the arrow keys: of a cell of the matrix, or the worst mistakes. */
export interface Walk {
  readonly title: string;
  readonly rows: readonly number[];
}

/** A row that the user chose to follow through the network. */
export interface PinnedSample {
  readonly sample: SampleRef;
  /** What a row of the user's own is called: "drawing", "boot.png". */
  readonly title: string | null;
  /** `null` for the whole split. */
  readonly walk: Walk | null;
  /** Of which data: the row of another data set is another row. */
  readonly dataset: string;
}

export interface SampleSlice {
  /** Whose probabilities the head's card shows; `null` for the first of the mixed test rows. */
  readonly pinned: PinnedSample | null;
  /** Every card and wire shows the pinned row's values instead of what the node holds. */
  readonly tracing: boolean;
  pinSample(sample: SampleRef, more?: { readonly title?: string; readonly walk?: Walk | null }): void;
  /** Another row of the walk, or of the split; stays at the ends. */
  stepSample(by: number): void;
  trace(on: boolean): void;
}
