import type { RunId } from '../../src-core/ids';
import type { TrainPlan } from '../../src-core/plan/plan';
import type { Diagnosis } from '../../src-core/training/detective/diagnosis';

/** What is known of why a run diverged. */
export type Investigation =
  | { readonly phase: 'looking'; readonly run: RunId; readonly share: number | null }
  | { readonly phase: 'found'; readonly run: RunId; readonly plan: TrainPlan; readonly diagnosis: Diagnosis }
  /** Cancelled, or the worker could not. The sentence says which. */
  | { readonly phase: 'open'; readonly run: RunId; readonly why: string };

export interface DetectiveSlice {
  /** Of the run on the screen; `null` unless it diverged. */
  readonly investigation: Investigation | null;
  /** Whether the Training dock shows what was found instead of the curves. */
  readonly detectiveShown: boolean;
  /** Plays the end of the diverged run again. The store calls it when a run diverges. */
  investigate(): Promise<void>;
  cancelInvestigation(): void;
  showDetective(on: boolean): void;
}
