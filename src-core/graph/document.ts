import type { AnnotationId, EdgeId, KeptRunId, NodeId } from '../ids';
import type { ParamRecord } from '../nodes/define-node';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface GraphNode {
  readonly id: NodeId;
  /** A type of the node registry; parsing refuses others. */
  readonly type: string;
  readonly params: ParamRecord;
  readonly position: Point;
  /** The user's name for it; without one the analysis names it after its type. */
  readonly label?: string;
  /** A bypassed node passes its single input through ("what if linear?"). */
  readonly bypassed?: boolean;
}

export interface GraphEdge {
  readonly id: EdgeId;
  readonly from: NodeId;
  readonly to: NodeId;
  /** Which input of `to`, from 0; nodes with one input have only slot 0. */
  readonly slot: number;
}

/** A data set of the registry with its options, e.g. `{ id: 'spirals', options: { noise: 0.1, size: 500, seed: 7 } }`. */
export interface DatasetRef {
  readonly id: string;
  readonly options: ParamRecord;
}

export type OptimizerName = 'sgd' | 'momentum' | 'nesterov' | 'rmsprop' | 'adam' | 'adamw' | 'adagrad';
export type LossName = 'cross-entropy' | 'binary-cross-entropy' | 'mse' | 'mae' | 'huber';

/** How the learning rate changes in the course of a run; see `training/schedule.ts`. */
export type ScheduleName = 'constant' | 'step' | 'exponential' | 'linear' | 'cosine' | 'warmup-cosine';
export type ClippingName = 'off' | 'norm' | 'value';

export interface TrainSettings {
  readonly epochs: number;
  /** Samples in a minibatch. */
  readonly batch: number;
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  /** Momentum and Nesterov. */
  readonly momentum: number;
  /** AdamW only: decoupled weight decay. */
  readonly weightDecay: number;
  /** `auto`: chosen from the head of the network. */
  readonly loss: LossName | 'auto';
  readonly schedule: ScheduleName;
  /** Step schedule only: epochs from one drop of the rate to the next. */
  readonly scheduleEvery: number;
  /** What each drop (step) or each epoch (exponential) multiplies the rate by. */
  readonly scheduleFactor: number;
  /** Warm-up only: epochs until the rate is reached. */
  readonly warmup: number;
  readonly clipping: ClippingName;
  /** The largest norm of all gradients together, or the largest size of each number. */
  readonly clipLimit: number;
  /** Penalties on the kernels of all layers, beside those of a layer's own: L1 Σ|w| + L2 Σw². */
  readonly l1: number;
  readonly l2: number;
  /** Ends the run when the test loss has not fallen by more than `minDelta` for `patience` epochs. */
  readonly earlyStopping: boolean;
  readonly patience: number;
  readonly minDelta: number;
  /** With early stopping: ends with the weights of the epoch with the least test loss. */
  readonly restoreBest: boolean;
}

/** Trained weights inside a file: little-endian float32 as base64, one entry per weight of a node. */
export interface StoredWeights {
  readonly epochs: number;
  readonly entries: readonly {
    readonly node: NodeId;
    readonly name: string;
    readonly shape: readonly number[];
    readonly data: string;
  }[];
}

/** Width and height on the canvas, in its own units. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Tells frames apart at a glance; their titles say what they are. */
export const frameColours = ['blue', 'green', 'sand', 'violet'] as const;
export type FrameColour = (typeof frameColours)[number];

/** A titled box drawn round some cards. What lies in it is told by where it stands, so nothing can dangle. */
export interface Frame {
  readonly id: AnnotationId;
  readonly title: string;
  /** Absent: as plain as the canvas. */
  readonly colour?: FrameColour;
  readonly position: Point;
  readonly size: Size;
}

/** Words on the canvas, in a small part of Markdown. */
export interface Note {
  readonly id: AnnotationId;
  readonly text: string;
  readonly position: Point;
  readonly size: Size;
}

/** What one of several runs of a sweep tried. */
export interface SweptSetting {
  /** "learning rate", "Dense 1 units" */
  readonly title: string;
  readonly value: number | string;
}

/**
 * A run that a project keeps. Numbers that a text would make long or round are little-endian float32 or bytes as base64;
 * `runs/stored-run.ts` reads and writes them.
 */
export interface StoredRun {
  readonly id: KeptRunId;
  readonly name: string;
  /** The run that this one's network and settings were changed from. */
  readonly parent?: KeptRunId;
  readonly pinned?: boolean;
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
  /** Epochs after which it went on from another run, whose curve it has up to there. */
  readonly begunAfter?: number;
  /** The learning rate at its end, where it was changed while it ran. */
  readonly lastRate?: number;
  /** What was trained: without weights and runs of its own. */
  readonly document: GraphDocument;
  /** `[points, 5]`: epoch, training loss, test loss, training accuracy, test accuracy; NaN for none. */
  readonly curve: string;
  /** `[values]`: the mean training loss of each `stride` steps. */
  readonly batches: { readonly stride: number; readonly loss: string };
  /** The test split after the last epoch that was evaluated; `right` only for classes, `loss` `null` if not finite. */
  readonly test?: { readonly count: number; readonly loss: number | null; readonly right?: number };
  /** What it answered there: a byte and a bit a row for classes, `[rows, units]` for values. */
  readonly answers?:
    | { readonly kind: 'classes'; readonly testSet: string; readonly predicted: string; readonly right: string }
    | { readonly kind: 'values'; readonly testSet: string; readonly outputs: string; readonly units: number };
  readonly sweep?: { readonly id: string; readonly settings: readonly SweptSetting[] };
}

/** Everything that a project is. Plain data; nothing of the screen but positions. Only `edit` makes a new one. */
export interface GraphDocument {
  readonly format: 'layerloom';
  readonly version: 1;
  readonly name: string;
  readonly seed: number;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly frames: readonly Frame[];
  readonly notes: readonly Note[];
  readonly dataset: DatasetRef;
  readonly training: TrainSettings;
  readonly weights?: StoredWeights;
  /** Oldest first. As with the weights, the document that is being edited has none. */
  readonly runs?: readonly StoredRun[];
}

export const defaultTraining: TrainSettings = {
  epochs: 10,
  batch: 256,
  optimizer: 'sgd',
  learningRate: 0.1,
  momentum: 0.9,
  weightDecay: 0.01,
  loss: 'auto',
  schedule: 'constant',
  scheduleEvery: 5,
  scheduleFactor: 0.5,
  warmup: 1,
  clipping: 'off',
  clipLimit: 1,
  l1: 0,
  l2: 0,
  earlyStopping: false,
  patience: 5,
  minDelta: 0,
  restoreBest: true,
};
