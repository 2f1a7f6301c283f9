import type { ModelWeights } from '../../src-core/model/weights';
import type { TrainPlan } from '../../src-core/plan/plan';
import type { RunPlace } from '../../src-core/training/protocol';
import { isSameNetwork, planOf } from './plan-of-now';
import type { EpochRecord, Run } from './run-slice';
import type { AppState } from './state';

/** A new run that goes on from the weights on the screen. */
export interface Continuation {
  readonly plan: TrainPlan;
  readonly weights: ModelWeights;
  readonly from: RunPlace;
  readonly startStep: number;
  /** What was logged up to there. */
  readonly epochs: readonly EpochRecord[];
}

/** Why the step on the screen cannot be trained on from; `null` where it can. */
export function whyNotContinued(state: AppState): string | null {
  const { run, shownStep, pastSnapshot, analysis } = state;
  if (run.plan === null || run.kept.length === 0) return 'Nothing was trained yet';
  if (run.phase === 'running') return 'Pause first';
  if (shownStep !== null && pastSnapshot?.step !== shownStep) return 'The weights of that step are on their way';
  const plan = planOf(analysis);
  if (plan === null) return 'The network has errors';
  if (!isSameNetwork(run.plan, plan)) return 'The network, its data or its loss were changed since';
  const { batch } = run.plan.training;
  return plan.training.batch === batch ? null : `The batch size was changed since: set it to ${batch} to go on`;
}

/** The settings of now count, so that one may go on with a smaller rate; epochs that are over are added to theirs. */
export function continuation(state: AppState): Continuation | null {
  const { run, shownStep, pastSnapshot, analysis } = state;
  const plan = planOf(analysis);
  const snapshot = shownStep === null ? run.snapshot : pastSnapshot;
  if (whyNotContinued(state) !== null || plan === null || run.plan === null || snapshot === null) return null;
  const perEpoch = Math.max(1, run.stepsPerEpoch);
  const epoch = Math.floor(snapshot.step / perEpoch);
  const epochs = plan.training.epochs > epoch ? plan.training.epochs : epoch + plan.training.epochs;
  return {
    plan: { ...plan, training: { ...plan.training, epochs } },
    weights: snapshot.weights,
    from: { epoch, batch: snapshot.step % perEpoch },
    startStep: snapshot.step,
    epochs: run.epochs.filter((record) => record.epoch <= epoch),
  };
}

/** A continued run may have more epochs than the settings say: they are no reason to begin another. */
export function asContinued(plan: TrainPlan, run: Run): TrainPlan {
  const epochs = run.startStep > 0 ? (run.plan?.training.epochs ?? plan.training.epochs) : plan.training.epochs;
  return { ...plan, training: { ...plan.training, epochs } };
}
