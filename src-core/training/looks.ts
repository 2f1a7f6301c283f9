import type { Dataset } from '../datasets/define-dataset';
import type { StepEngine } from '../engine/step-engine';
import type { ModelWeights } from '../model/weights';
import type { TrainPlan } from '../plan/plan';
import type { Tfjs } from '../tfjs';
import { type AnswerSheet, predictionsFrom } from './answer-sheet';
import type { Detective } from './detective/make-detective';
import type { EpochRun } from './epoch-run';
import type { Network } from './network';
import type { Past } from './past';
import { evaluatePast, lendNetwork, predictPast } from './past-views';
import { predict } from './predict';
import type { Snapshot, TestMetrics } from './protocol';
import type { Snapshotter } from './snapshot';
import type { SnapshotKeeper } from './snapshot-keeper';
import type { View, ViewQuery, ViewWatch } from './view';
import type { ViewPace } from './view-pace';
import { makeViewer, type Viewer } from './viewer';

export interface ViewOfStep {
  readonly step: number;
  readonly view: View;
}

/** Questions about a run at one of its kept steps, or now (`null`), also while it trains. What trains is as before afterwards. */
export interface Looks {
  /** Output of the head, row-major, for `count` rows in the data set's own units (pixels 0–255). */
  predict(features: Float32Array, count: number, at?: number | null): Float32Array;
  /** Looks into the network as it was at a kept step; `null` is now. */
  view(at: number | null, query: ViewQuery, pace: ViewPace, watch?: ViewWatch): Promise<ViewOfStep>;
  /** Copies of the weights kept of a step, or of the last kept one before it; `null` means now. Throws where none are. */
  weightsAt(step: number | null): ModelWeights;
  /** Lends a network with the weights of a step to a view; what trains is as before afterwards. `use` must not wait. */
  networkAt<Answer>(step: number | null, use: (network: Network) => Answer): Answer;
  /** What the views show of the weights of an earlier step. */
  snapshotAt(step: number): Snapshot;
  /** Metrics of the test split with the weights of a step, on the engine that trains, also while it trains. */
  evaluateAt(step: number | null): Promise<TestMetrics>;
}

interface LooksParts {
  readonly tfjs: Tfjs;
  readonly plan: TrainPlan;
  readonly dataset: Dataset;
  readonly engine: StepEngine;
  readonly network: Network;
  /** The network with the weights of now. */
  readonly synced: () => Network;
  readonly position: EpochRun;
  readonly past: Past;
  readonly detective: Detective;
  readonly keeper: SnapshotKeeper;
  readonly snapshotter: Snapshotter;
  readonly sheet: AnswerSheet | null;
  readonly now: () => number;
  readonly yieldControl: () => Promise<void>;
  readonly isTraining: () => boolean;
  readonly isClosed: () => boolean;
}

export function makeLooks(parts: LooksParts): Looks & { dispose(): void } {
  const { plan, dataset, engine, position, past, detective, sheet } = parts;
  const { stepsPerEpoch } = position;
  let viewer: Viewer | null = null;

  /** While the end of a run is played again the engine's are those of the play. */
  const weightsOfNow = (): ModelWeights => (detective.isLooking ? parts.keeper.lastFinite : engine.readWeights());
  /** Very large networks keep no steps: what the engine holds is all there is of this one. */
  const isNow = (step: number): boolean => step === detective.step && !past.steps.includes(step);
  const networkAt = <Answer>(step: number | null, look: (network: Network) => Answer): Answer =>
    step === null ? look(parts.synced()) : lendNetwork(parts.network, past.at(step).weights, look);

  return {
    predict: (features, count, at = null) => networkAt(at, (lent) => predict(lent, dataset.info, features, count)),
    async view(at, query, pace, watch) {
      if (
        at === null &&
        parts.isTraining() &&
        query.kind === 'predictions' &&
        query.split === 'test' &&
        sheet?.newest
      ) {
        // The evaluation of the epoch has them already; another pass would take seconds from training.
        return { step: position.step, view: predictionsFrom(sheet.newest, plan, dataset) };
      }
      const { step, weights } = at === null ? { step: detective.step, weights: weightsOfNow() } : past.at(at);
      if (query.kind === 'predictions') {
        const asked = { split: query.split, pace, yieldControl: parts.yieldControl, closed: parts.isClosed, watch };
        return { step, view: await predictPast(engine, weights, plan, dataset, asked) };
      }
      viewer ??= makeViewer(parts.tfjs, plan, dataset, parts.now);
      return { step, view: await viewer.answer(weights, query, pace) };
    },
    weightsAt: (step) => (step === null || isNow(step) ? engine.readWeights() : past.at(step).weights),
    networkAt,
    snapshotAt(at) {
      const { step, gradients } = isNow(at) ? { step: at, gradients: null } : past.at(at);
      return networkAt(isNow(at) ? null : step, () =>
        parts.snapshotter.take(step, Math.floor(step / stepsPerEpoch), gradients),
      );
    },
    evaluateAt(step) {
      const weights = step === null ? null : past.at(step).weights;
      const host = { yieldControl: parts.yieldControl, interrupted: parts.isClosed };
      return evaluatePast(engine, weights, plan, dataset, host);
    },
    dispose: () => viewer?.dispose(),
  };
}
