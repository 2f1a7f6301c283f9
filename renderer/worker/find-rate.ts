import type { Dataset } from '../../src-core/datasets/define-dataset';
import type { StepEngine } from '../../src-core/engine/step-engine';
import { initialWeights } from '../../src-core/model/initial-weights';
import type { ModelWeights } from '../../src-core/model/weights';
import type { TrainPlan } from '../../src-core/plan/plan';
import type { EngineReport, TrainCommand, TrainEvent } from '../../src-core/training/protocol';
import { planOfTest, tryRates } from '../../src-core/training/rate-finder/try-rates';
import { datasetOf } from './datasets';

export interface RateFinderHost {
  readonly chooseEngine: (plan: TrainPlan, choice: FindRate['engine']) => Promise<EngineReport>;
  readonly makeEngine: (report: EngineReport, plan: TrainPlan, dataset: Dataset, weights: ModelWeights) => StepEngine;
  readonly yieldControl: () => Promise<void>;
  readonly progress: (what: string, share: number | null) => void;
}

type FindRate = Extract<TrainCommand, { kind: 'find-rate' }>;

/** A range test of the learning rate on an engine of its own, which is given back afterwards. */
export async function findRate(
  { request, plan, weights, engine }: FindRate,
  host: RateFinderHost,
): Promise<TrainEvent> {
  host.progress('Reading the data', null);
  const dataset = await datasetOf(plan.dataset);
  if (!dataset.ok) throw new Error(dataset.error);
  host.progress('Choosing the engine', null);
  const report = await host.chooseEngine(plan, engine);
  const made = host.makeEngine(report, planOfTest(plan), dataset.value, weights ?? initialWeights(plan));
  try {
    const test = await tryRates(made, plan, dataset.value.train.count, {
      yieldControl: host.yieldControl,
      progress: (share) => host.progress('Trying rates', share),
    });
    return { kind: 'rates-tried', request, test };
  } finally {
    made.dispose();
  }
}
