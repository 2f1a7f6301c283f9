import type { Dataset } from '../datasets/define-dataset';
import type { StepEngine } from '../engine/step-engine';
import { analyze } from '../graph/analyze';
import type { DatasetRef, GraphDocument } from '../graph/document';
import { makePlan } from '../plan/make-plan';
import type { TrainPlan } from '../plan/plan';
import { fail, ok, type Result } from '../result';
import { makeEpochRun } from '../training/epoch-run';
import { evaluate } from '../training/evaluate';
import { wilsonInterval } from './honest-accuracy';
import { boldNames } from './words';

/** What a thread lends in which networks are trained. */
export interface TrainingHost {
  dataset(ref: DatasetRef): Promise<Result<Dataset, string>>;
  /** An engine with the plan's first weights, the one that the editor itself would take. */
  openEngine(plan: TrainPlan, dataset: Dataset): Promise<StepEngine>;
  yieldControl(): Promise<void>;
}

/** A trained network on the whole test set. */
export interface Score {
  readonly parameters: number;
  readonly epochs: number;
  readonly n: number;
  readonly loss: number;
  /** `null` for regression. */
  readonly accuracy: number | null;
  /** 95 %, Wilson; `null` for regression. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** Operations of the processor in one call of the engine: some 10 ms. */
const inOneCall = 5e7;

/**
 * Trains a network from its first weights to its last epoch, as its document says, and evaluates it.
 * @param done told the share of the epochs that is done
 */
export async function trainNetwork(
  { dataset: load, openEngine, yieldControl }: TrainingHost,
  document: GraphDocument,
  done: (share: number) => void,
): Promise<Result<Score, string>> {
  const { valid, problems } = analyze(document);
  if (!valid) return fail(problems[0]?.message ?? 'The network has errors.');
  const plan = makePlan(valid);
  const loaded = await load(plan.dataset);
  if (!loaded.ok) return loaded;
  const dataset = loaded.value;
  const engine = await openEngine(plan, dataset);
  try {
    const run = makeEpochRun(plan, dataset.train.count, dataset.info.task === 'classification', engine);
    const { epochs, batch } = plan.training;
    const atOnce = Math.max(1, Math.floor(inOneCall / (6 * Math.max(plan.parameters, 1) * batch)));
    while (run.epoch < epochs) {
      const { loss } = run.advance(atOnce, false);
      if (!loss.every(Number.isFinite)) return fail(diverged(document));
      if (run.left === 0) run.closeEpoch();
      done(run.step / (epochs * run.stepsPerEpoch));
      await yieldControl();
    }
    const test = await evaluate(engine, plan, dataset, 'test', { yieldControl, interrupted: () => false });
    if (test === null) return fail('The evaluation was interrupted.');
    const { loss, accuracy, count: n } = test;
    const interval = accuracy === null ? null : wilsonInterval(Math.round(accuracy * n), n);
    return ok({ parameters: plan.parameters, epochs, n, loss, accuracy, interval });
  } finally {
    engine.dispose();
  }
}

function diverged({ name, training }: GraphDocument): string {
  return `${boldNames([name])} diverged at a learning rate of ${training.learningRate}: take a smaller one.`;
}
