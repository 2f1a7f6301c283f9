import type { NodeId } from '../../ids';

/** What one node gave for one minibatch, in training mode. */
export interface NodeReading {
  readonly node: NodeId;
  /** Largest absolute output; ∞, or NaN where one number is none. */
  readonly largest: number;
  /** Mean absolute output; not finite where one of them is not. */
  readonly mean: number;
  /** Outputs that are not finite, and all of them. */
  readonly broken: number;
  readonly outputs: number;
  /** Largest absolute weight before the minibatch; `null` without weights. */
  readonly weight: number | null;
  /** L2 norm of the gradient of its weights; `null` without weights, or where none was worked out. */
  readonly gradient: number | null;
}

/** One minibatch as it was played again. */
export interface StepReading {
  /** Number of the minibatch, from 1. */
  readonly step: number;
  readonly loss: number;
  /** In order of flow, the input first. */
  readonly nodes: readonly NodeReading[];
}

/**
 * Where numbers left their range first. `forward`: the outputs of a node whose inputs and weights were finite.
 * `backward`: the gradient of its weights. `update`: its weights, by a step of finite gradients. `loss`: all outputs are
 * finite, the loss is not.
 */
export interface Culprit {
  readonly where: 'forward' | 'backward' | 'update' | 'loss';
  readonly node: NodeId | null;
  readonly step: number;
  /** Largest absolute value that came into the node, over all its inputs; `null` for the loss. */
  readonly input: number | null;
}

export interface Growth {
  /** Number of the first minibatch whose values had grown. */
  readonly from: number;
  /** By how much the largest value grew from one minibatch to the next: least and most. */
  readonly factors: readonly [least: number, most: number];
}

/** What the minibatches of the end say by themselves. */
export interface Judgement {
  readonly culprit: Culprit;
  /** The last minibatches, oldest first; the last one is that which failed. */
  readonly steps: readonly StepReading[];
  /** `null` where nothing grew: it happened at once. */
  readonly growth: Growth | null;
  /** Steps done when the weights were last healthy: these weights are kept. */
  readonly healthy: number;
  readonly healthyLoss: number | null;
}

/** Training data that are no numbers. */
export interface BrokenData {
  readonly kind: 'feature' | 'label';
  /** The first such place of the failed minibatch: row of the training split and column of the row, from 0. */
  readonly row: number;
  readonly column: number;
  /** NaN or ±∞. */
  readonly value: number;
  /** Rows of the whole training split with such a place. */
  readonly rows: number;
}

export interface Diagnosis extends Judgement {
  /** `null` where all data of the failed minibatch are numbers. */
  readonly data: BrokenData | null;
}
