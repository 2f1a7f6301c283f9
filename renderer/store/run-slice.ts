import type { RunId } from '../../src-core/ids';
import type { ModelWeights } from '../../src-core/model/weights';
import type { TrainPlan } from '../../src-core/plan/plan';
import type { Result } from '../../src-core/result';
import type {
  EarlyEnd,
  EngineReport,
  Metrics,
  NamedFile,
  Snapshot,
  TestMetrics,
  TrainFailure,
} from '../../src-core/training/protocol';

/** `none`: nothing trained yet. `ready`: the model is open, step 0. `ended`: finished, stopped or loaded from a file. */
export type RunPhase = 'none' | 'opening' | 'ready' | 'running' | 'paused' | 'ended' | 'failed';

export interface EpochRecord {
  readonly epoch: number;
  readonly train: Metrics;
  readonly test: TestMetrics;
  readonly seconds: number;
}

export interface Run {
  readonly id: RunId | null;
  readonly phase: RunPhase;
  /** What is going on while `opening` ("Reading Fashion-MNIST"), with its share done or null. */
  readonly progress: { readonly what: string; readonly fraction: number | null } | null;
  readonly plan: TrainPlan | null;
  readonly engine: EngineReport | null;
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly totalSteps: number;
  readonly loss: number | null;
  readonly samplesPerSecond: number | null;
  /** Milliseconds spent training, without pauses. */
  readonly elapsed: number;
  readonly learningRate: number | null;
  readonly epochs: readonly EpochRecord[];
  readonly snapshot: Snapshot | null;
  readonly failure: TrainFailure | null;
  readonly how: 'finished' | 'stopped' | 'loaded' | null;
  /** Trained since the project was saved: closing the window would lose it. */
  readonly weightsUnsaved: boolean;
  /** The weights that the run was opened with instead of the first ones. */
  readonly given: ModelWeights | null;
  /** How many epochs the weights of an opened file had been trained; `null` for a run of this session. */
  readonly loadedEpochs: number | null;
  /** Steps whose weights the worker keeps, ascending: the places of the time-travel bar. */
  readonly kept: readonly number[];
  /** Steps done before this run began: it continues another from there. */
  readonly startStep: number;
  /** What early stopping made of a run that is over. */
  readonly early: EarlyEnd | null;
  /** How good it was on its test set where it last rested between two epochs. */
  readonly counted: Counted | null;
}

/** A result on the test set, with the weights after so many steps. */
export interface Counted {
  readonly step: number;
  readonly test: TestMetrics;
}

export interface GivenWeights {
  readonly weights: ModelWeights;
  /** For how many epochs they were trained. */
  readonly epochs: number;
}

/** Weights that a step of undo brings back. */
export interface HeldWeights extends GivenWeights {
  /** Trained since the project was saved. */
  readonly unsaved: boolean;
}

export interface RunSlice {
  readonly run: Run;
  /** Starts, or resumes a paused run. */
  train(): void;
  pause(): void;
  stop(): void;
  stepBatch(): void;
  stepEpoch(): void;
  rewind(): void;
  /** Trains on from the step on the screen as a new run, with the settings of now. Does nothing where `whyNotContinued`. */
  continueRun(): void;
  /** Hands the document's learning rate to the open run; the store calls it whenever the document's changes. */
  followLearningRate(learningRate: number): void;
  /** Shows weights that came with a file: opens a run with them and evaluates it. The error is a sentence. */
  openWeights(weights: ModelWeights, epochs: number): Result<null, string>;
  /** The trained weights of the network as it is drawn; `null` where there are none. */
  heldWeights(): HeldWeights | null;
  /** Shows held weights again, or none. */
  showHeldWeights(held: HeldWeights | null): void;
  /** The model of now as files; opens one with the first weights where nothing was trained. */
  tfjsFiles(): Promise<Result<readonly NamedFile[], string>>;
  /** While a card is dragged, training leaves some of the processor to the page and sends no pictures. */
  giveWay(on: boolean): void;
  /** What a file should keep: trained weights of the network as it is drawn, or `null`. */
  weightsToSave(): GivenWeights | null;
  markWeightsSaved(): void;
  /** Keeps what was counted of the run where it rests; of another run than the open one nothing. */
  keepCounted(run: RunId, counted: Counted): void;
  /** A run that diverged has the weights of its last healthy step again. @param kept steps whose weights are kept */
  showRescued(snapshot: Snapshot, kept: readonly number[]): void;
  /** Forgets the run: another project was opened. */
  clearRun(): void;
}
