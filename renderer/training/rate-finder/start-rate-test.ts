import { runId } from '../../../src-core/ids';
import type { ModelWeights } from '../../../src-core/model/weights';
import type { TrainPlan } from '../../../src-core/plan/plan';
import type { EngineChoice } from '../../../src-core/training/protocol';
import type { RateTest } from '../../../src-core/training/rate-finder/rate-test';
import type { OwnTrainer } from '../../store/trainer-client';

export interface RateTestRequest {
  readonly plan: TrainPlan;
  /** `null`: the first ones of the plan. They are copied on their way. */
  readonly weights: ModelWeights | null;
  readonly engine: EngineChoice;
}

export type RateTestState =
  | { readonly phase: 'testing'; readonly what: string; readonly share: number | null }
  | { readonly phase: 'done'; readonly test: RateTest }
  | { readonly phase: 'failed'; readonly why: string };

/**
 * Tries learning rates in a worker of its own, so that the open run and its weights stay as they are.
 * @returns what cancels it, and is harmless afterwards
 */
export function startRateTest(
  openTrainer: () => OwnTrainer,
  request: RateTestRequest,
  tell: (state: RateTestState) => void,
): () => void {
  const trainer = openTrainer();
  let isOpen = true;
  const close = (): void => {
    isOpen = false;
    trainer.close();
  };
  const say = (state: RateTestState): void => {
    if (isOpen) tell(state);
  };
  const run = runId('rate-test');
  trainer.onEvent((event) => {
    if (event.kind === 'progress' && event.run === run)
      say({ phase: 'testing', what: event.what, share: event.fraction });
  });
  say({ phase: 'testing', what: 'Starting', share: null });
  trainer
    .request((number) => ({ kind: 'find-rate', run, request: number, ...request }), 'rates-tried')
    .then(({ test }) => say({ phase: 'done', test }))
    .catch((error: unknown) => say({ phase: 'failed', why: error instanceof Error ? error.message : String(error) }))
    .finally(close);
  return close;
}
