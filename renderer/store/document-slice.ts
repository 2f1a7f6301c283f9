import type { ReadOnly } from '../../electron/shared/ipc-contract';
import type { Rewrite } from '../../src-core/explain/define-claim';
import type { Analysis } from '../../src-core/graph/analysis';
import type { GraphDocument } from '../../src-core/graph/document';
import type { Change } from '../../src-core/graph/edit';
import type { HeldWeights } from './run-slice';

/**
 * `step`: its own undo step. `join`: continues the newest step where that has the same title and is about the same
 * (typing, a drag, a burst of keys); the title tells one visit to a field, or one burst, from the next.
 */
export type EditMode = 'step' | 'join';

export interface ProjectFile {
  /** `null`: it was handed over without a place; saving asks where. */
  readonly handle: string | null;
  readonly name: string;
  readonly folder: string;
  readonly readOnly: ReadOnly;
}

export interface HistoryEntry {
  readonly document: GraphDocument;
  /** What undoing takes back: "set units to 256". */
  readonly title: string;
  /**
   * Of a rewrite, which brings weights of its own: those on this side of it and those on the other, as they were when the
   * network was left last. `null`: not trained.
   */
  readonly weights?: { readonly here: HeldWeights | null; readonly beyond: HeldWeights | null };
}

export interface DocumentSlice {
  readonly document: GraphDocument;
  readonly analysis: Analysis;
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  /** The document as it was saved last; the project is unsaved while it differs. */
  readonly saved: GraphDocument;
  readonly file: ProjectFile | null;

  /** The only way to change the document. A change that cannot be made leaves it and says why in a toast. */
  edit(change: Change, title: string, mode?: EditMode): boolean;
  /** An edit that keeps what the network computes: its weights become those of now, and undoing brings the old ones back. */
  rewrite(rewrite: Rewrite): boolean;
  undo(): void;
  redo(): void;
  /** Opens another project: history, selection and run start anew. `unsaved`: it was recovered, no file holds it yet. */
  load(document: GraphDocument, file: ProjectFile | null, unsaved?: 'unsaved'): void;
  markSaved(document: GraphDocument, file: ProjectFile): void;
}
