import type { DatasetRef } from '../../src-core/graph/document';
import type { ViewSource } from '../../src-core/training/protocol';
import type { ViewQuery } from '../../src-core/training/view';
import { hasSameWeights, planOf } from './plan-of-now';
import type { AppState } from './state';

/** Where views come from now, and what they are made of: answers to the same parts are the same. */
export interface SourceOfNow {
  readonly source: ViewSource;
  readonly parts: readonly unknown[];
  /** The weights change by themselves. */
  readonly moving: boolean;
}

/** The open run where its weights are those of the network as it is drawn, else that network's first weights. */
export function sourceOfNow(state: AppState): SourceOfNow | null {
  const { run, analysis } = state;
  const plan = planOf(analysis);
  if (plan === null || run.phase === 'opening') return null;
  const isOpen = run.id !== null && run.snapshot !== null && !isWorkerGone(state);
  if (!isOpen || run.id === null || run.plan === null || !hasSameWeights(run.plan, plan)) {
    return { source: { kind: 'first', plan }, parts: [plan], moving: false };
  }
  const at = state.shownStep;
  const source: ViewSource = { kind: 'run', run: run.id, at };
  if (at !== null) return { source, parts: [run.id, at], moving: false };
  return { source, parts: [run.id, run.step, run.snapshot], moving: run.phase === 'running' };
}

const isWorkerGone = ({ run }: AppState): boolean => run.phase === 'failed' && run.failure?.kind === 'worker-died';

/** What the answer to this query depends on. */
export function partsFor(query: ViewQuery, { parts, moving }: SourceOfNow, state: AppState): readonly unknown[] {
  const { run, document } = state;
  const data: DatasetRef = document.dataset;
  if (query.kind === 'rows') return [data];
  // While training, the whole split is looked at when an epoch was evaluated.
  if (query.kind === 'predictions' && moving) return [run.id, run.epochs.length, data];
  // Weights that move are others each time that they are asked for, whatever the store has heard of them.
  return moving ? [...parts, data, {}] : [...parts, data];
}
