import type { GraphDocument, SweptSetting } from '../graph/document';
import type { KeptRunId } from '../ids';
import type { TestAnswers } from '../training/protocol';

/** One epoch that was evaluated. */
export interface CurvePoint {
  readonly epoch: number;
  readonly trainLoss: number;
  readonly testLoss: number;
  /** Share of right answers in 0..1; `null` for regression. */
  readonly trainAccuracy: number | null;
  readonly testAccuracy: number | null;
}

/** A run that is kept: what was trained, how it went, and what came out. */
export interface RunRecord {
  readonly id: KeptRunId;
  readonly name: string;
  /** The run that this one's network and settings were changed from; `null` for the first. */
  readonly parent: KeptRunId | null;
  /** Never given up for others. */
  readonly pinned: boolean;
  /** Milliseconds since 1970. */
  readonly endedAt: number;
  readonly how: 'finished' | 'stopped' | 'failed';
  readonly engine: string;
  readonly threads: number;
  readonly steps: number;
  readonly stepsPerEpoch: number;
  /** Spent training, without pauses. */
  readonly milliseconds: number;
  readonly parameters: number;
  /** Epochs after which it went on from another run, whose curve it has up to there; `null` from the first weights. */
  readonly begunAfter: number | null;
  /** The learning rate at its end where it was changed while it ran, else `null`. */
  readonly lastRate: number | null;
  /** What was trained, without weights and runs of its own. */
  readonly document: GraphDocument;
  readonly points: readonly CurvePoint[];
  /** The mean training loss of each `stride` steps, from the first step on. */
  readonly batches: { readonly stride: number; readonly loss: Float32Array };
  /** The test split after the last evaluated epoch; `right` is `null` for regression. */
  readonly test: TestResult | null;
  readonly answers: TestAnswers | null;
  readonly sweep: { readonly id: string; readonly settings: readonly SweptSetting[] } | null;
}

export interface TestResult {
  readonly count: number;
  /** Mean a sample; not finite where the run diverged. */
  readonly loss: number;
  readonly right: number | null;
}

/** Epochs from the first weights to the end. */
export const epochsOf = ({ steps, stepsPerEpoch }: RunRecord): number =>
  stepsPerEpoch > 0 ? steps / stepsPerEpoch : 0;
