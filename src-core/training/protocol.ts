import type { DatasetInfo } from '../datasets/define-dataset';
import type { MultiplyAdd } from '../engine/fused/multiply-add';
import type { ClaimId, Measured } from '../explain/registry';
import type { DatasetRef, GraphDocument } from '../graph/document';
import type { NodeId, RunId } from '../ids';
import type { ModelWeights } from '../model/weights';
import type { ParamRecord } from '../nodes/define-node';
import type { TrainPlan } from '../plan/plan';
import type { Diagnosis } from './detective/diagnosis';
import type { NodeFigures } from './node-figures';
import type { RateTest } from './rate-finder/rate-test';
import type { View, ViewQuery } from './view';

/** `fused` is our own WebAssembly engine; the others are backends of TensorFlow.js. */
export type EngineName = 'fused' | 'cpu' | 'wasm' | 'webgl' | 'webgpu';
export type EngineChoice = EngineName | 'auto';

/** Which engine a run uses, and why: shown in the chip of the top bar. */
export interface EngineReport {
  readonly engine: EngineName;
  readonly threads: number;
  /** How the fused engine rounds: the same document has the same bits on the same engine with the same rounding. */
  readonly multiplyAdd?: MultiplyAdd;
  /** One sentence: "measured on this network: WASM 4.1 ms a step, CPU 31 ms". */
  readonly reason: string;
}

export interface Metrics {
  /** Mean loss a sample. */
  readonly loss: number;
  /** Share of right answers in 0..1; for regression `null`. */
  readonly accuracy: number | null;
  readonly count: number;
}

export interface TestMetrics extends Metrics {
  /** `[true class][predicted class]`, row-major counts; empty for regression. */
  readonly confusion: Uint32Array;
}

/** What the network answers to every row of the test split, in the order of the rows. */
export type TestAnswers =
  | {
      readonly kind: 'classes';
      /** Fingerprint of the test split: answers to different rows are not compared. */
      readonly testSet: string;
      /** The class of each row, `[rows]`. */
      readonly predicted: Uint8Array;
      /** A bit a row, lowest first: whether it is the true class. */
      readonly right: Uint8Array;
    }
  | {
      readonly kind: 'values';
      readonly testSet: string;
      /** `[rows, units]` */
      readonly outputs: Float32Array;
      readonly units: number;
    };

/** What one node is doing at one step, measured on a fixed probe batch of test rows. */
export interface NodeSnapshot {
  readonly node: NodeId;
  /** Mean absolute output over the probe. */
  readonly meanAbs: number;
  /** Share of units that are 0 for every probe row (ReLU family); `null` where it means nothing. */
  readonly dead: number | null;
  /** L2 norm of the gradient of this node's weights in the newest batch; `null` without weights or before a step. */
  readonly gradient: number | null;
  /** Pre-activation histogram on [−8, 8] in 64 bins (counts), for activation nodes only. */
  readonly histogram: Float32Array | null;
  readonly figures: NodeFigures;
}

export interface Snapshot {
  readonly step: number;
  readonly epoch: number;
  readonly weights: ModelWeights;
  readonly nodes: readonly NodeSnapshot[];
  /** The head's output for the first test row of each run's probe. */
  readonly probe: { readonly index: number; readonly label: number; readonly output: Float32Array } | null;
}

export type TrainFailure =
  | {
      readonly kind: 'diverged';
      readonly step: number;
      readonly epoch: number;
      readonly node: NodeId | null;
      readonly learningRate: number;
    }
  | { readonly kind: 'data'; readonly message: string }
  | { readonly kind: 'engine'; readonly message: string }
  | { readonly kind: 'worker-died'; readonly message: string };

/** Whose weights a view shows: those of the open run at a kept step (`null`: now), or the first ones of a plan. */
export type ViewSource =
  | { readonly kind: 'run'; readonly run: RunId; readonly at: number | null }
  | { readonly kind: 'first'; readonly plan: TrainPlan };

/** What early stopping made of a run. */
export interface EarlyEnd {
  /** Whether it ended the run, or the run came to its last epoch. */
  readonly stopped: boolean;
  /** The epoch with the least test loss. */
  readonly epoch: number;
  /** Whether the run ended with the weights of that epoch; its answers then, else `null`. */
  readonly restored: boolean;
  readonly answers: TestAnswers | null;
}

/** A place between two minibatches: epochs done, and minibatches of the next one. */
export interface RunPlace {
  readonly epoch: number;
  readonly batch: number;
}

/** Page → worker. Commands of another run than the open one are ignored. */
export type TrainCommand =
  /** Makes the model with its first weights (or the given ones) and loads the data; answers `opened`. */
  | {
      readonly kind: 'open';
      readonly run: RunId;
      readonly plan: TrainPlan;
      readonly weights: ModelWeights | null;
      readonly engine: EngineChoice;
      /** Where a run goes on that continues another from these weights; absent at the beginning. */
      readonly from?: RunPlace;
    }
  /** Starts or resumes; pauses by itself after a batch or an epoch when asked to. */
  | { readonly kind: 'run'; readonly run: RunId; readonly until: 'end' | 'batch' | 'epoch' }
  | { readonly kind: 'pause'; readonly run: RunId }
  | { readonly kind: 'stop'; readonly run: RunId }
  /** Back to the same first weights, step 0; the run stays open and paused. */
  | { readonly kind: 'rewind'; readonly run: RunId }
  /** While on, training leaves some of the processor to the page and sends no pictures: a card is being dragged. */
  | { readonly kind: 'give-way'; readonly run: RunId; readonly on: boolean }
  | { readonly kind: 'set-learning-rate'; readonly run: RunId; readonly learningRate: number }
  /** Evaluates the open model on both splits; answers `epoch` with the epoch it is at. */
  | { readonly kind: 'evaluate'; readonly run: RunId }
  /**
   * Answers `diagnosed`, after some `progress`: what went wrong where, of a run that diverged. Its last healthy weights
   * are then those of now.
   */
  | { readonly kind: 'diagnose'; readonly run: RunId; readonly request: number }
  /** The `diagnose` that is going on is answered with a refusal; the weights are those of before. */
  | { readonly kind: 'cancel-diagnosis'; readonly run: RunId }
  /**
   * Tries learning rates on a copy of the weights (`null`: the first ones), which need not be those of a run; answers
   * `rates-tried`, after some `progress`.
   */
  | {
      readonly kind: 'find-rate';
      readonly run: RunId;
      readonly request: number;
      readonly plan: TrainPlan;
      readonly weights: ModelWeights | null;
      readonly engine: EngineChoice;
    }
  /** Answers `past-snapshot`: what the views show of weights that are kept of an earlier step. */
  | { readonly kind: 'snapshot-at'; readonly run: RunId; readonly request: number; readonly at: number }
  /** Answers `evaluated`: the test split with the weights of a step, on the engine of the run. */
  | { readonly kind: 'evaluate-at'; readonly run: RunId; readonly request: number; readonly at: number | null }
  | {
      readonly kind: 'predict';
      readonly run: RunId;
      readonly request: number;
      /** A kept step, or `null` for the weights of now; so in every question about weights. */
      readonly at: number | null;
      readonly features: Float32Array;
      readonly count: number;
    }
  /** Answers `files`: the LayersModel of the open run as `model.json` and weight files. */
  | { readonly kind: 'export-tfjs'; readonly run: RunId; readonly request: number }
  /** Looks into the network; answers `viewed`, while training only so often that it costs a few percent. */
  | { readonly kind: 'view'; readonly request: number; readonly source: ViewSource; readonly query: ViewQuery }
  | { readonly kind: 'preview'; readonly request: number; readonly dataset: DatasetRef; readonly count: number }
  /** Measures a claim of the chapter on a network, which need not be that of a run; answers `explained`. */
  | {
      readonly kind: 'explain';
      readonly request: number;
      readonly claim: ClaimId;
      readonly options: ParamRecord;
      readonly document: GraphDocument;
      /** `null`: the first ones. */
      readonly weights: ModelWeights | null;
    }
  /** Gives up the claim, or the view of many rows, that was asked for with this request, which is then answered `refused`. */
  | { readonly kind: 'cancel'; readonly request: number };

export interface DatasetPreview {
  readonly info: DatasetInfo;
  /** `count` rows of the test split, mixed classes in a fixed order, values as stored (pixels 0–255). */
  readonly features: Uint8Array | Float32Array;
  readonly labels: readonly number[];
  readonly classCounts: { readonly train: readonly number[]; readonly test: readonly number[] };
}

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Worker → page. A run that was opened ends once, unless the worker dies; rewinding an ended run opens it again. */
export type TrainEvent =
  | { readonly kind: 'progress'; readonly run: RunId | null; readonly what: string; readonly fraction: number | null }
  | {
      readonly kind: 'opened';
      readonly run: RunId;
      readonly engine: EngineReport;
      readonly stepsPerEpoch: number;
      readonly totalSteps: number;
      readonly snapshot: Snapshot;
    }
  | { readonly kind: 'running'; readonly run: RunId }
  | { readonly kind: 'paused'; readonly run: RunId; readonly step: number }
  | { readonly kind: 'rewound'; readonly run: RunId; readonly snapshot: Snapshot }
  /** Losses of steps `from`, `from + 1`, …; at most twenty such events a second; buffers transferred. */
  | {
      readonly kind: 'steps';
      readonly run: RunId;
      readonly from: number;
      readonly loss: Float32Array;
      /** Accuracy on each minibatch; empty for regression. */
      readonly accuracy: Float32Array;
      readonly samplesPerSecond: number;
      /** What the schedule of the plan multiplies: the same for all of these steps. */
      readonly learningRate: number;
    }
  /** L2 norms of the gradients of a minibatch by operation of the plan, after `step` steps; NaN without weights that learn. */
  | { readonly kind: 'gradients'; readonly run: RunId; readonly step: number; readonly norms: Float32Array }
  | { readonly kind: 'snapshot'; readonly run: RunId; readonly snapshot: Snapshot }
  /** The steps whose weights are kept, ascending; sent when they have changed. */
  | { readonly kind: 'kept'; readonly run: RunId; readonly steps: readonly number[] }
  | {
      readonly kind: 'epoch';
      readonly run: RunId;
      readonly epoch: number;
      readonly train: Metrics;
      readonly test: TestMetrics;
      /** `null` where they would be too many to keep. */
      readonly answers: TestAnswers | null;
      readonly seconds: number;
    }
  | {
      readonly kind: 'end';
      readonly run: RunId;
      readonly how: 'finished' | 'stopped';
      readonly snapshot: Snapshot;
      /** With early stopping, where the run was not stopped by hand. */
      readonly early?: EarlyEnd;
    }
  | { readonly kind: 'end'; readonly run: RunId; readonly how: 'failed'; readonly failure: TrainFailure }
  | { readonly kind: 'prediction'; readonly request: number; readonly output: Float32Array }
  | {
      readonly kind: 'diagnosed';
      readonly request: number;
      readonly diagnosis: Diagnosis;
      /** Of the last healthy weights. */
      readonly snapshot: Snapshot;
      readonly kept: readonly number[];
    }
  | { readonly kind: 'rates-tried'; readonly request: number; readonly test: RateTest }
  | { readonly kind: 'past-snapshot'; readonly request: number; readonly snapshot: Snapshot }
  | { readonly kind: 'evaluated'; readonly request: number; readonly test: TestMetrics }
  | { readonly kind: 'files'; readonly request: number; readonly files: readonly NamedFile[] }
  | { readonly kind: 'previewed'; readonly request: number; readonly preview: DatasetPreview }
  /** `step`: of the weights that were looked at. */
  | { readonly kind: 'viewed'; readonly request: number; readonly step: number; readonly view: View }
  /** How far a claim or a view of many rows is; comes before its answer, at most ten times a second. `fraction` in [0, 1], `null`: not known. */
  | { readonly kind: 'measuring'; readonly request: number; readonly what: string; readonly fraction: number | null }
  | { readonly kind: 'explained'; readonly request: number; readonly measured: Measured }
  | { readonly kind: 'refused'; readonly request: number; readonly message: string };
