import type { Dataset } from '../datasets/define-dataset';
import type { StepEngine } from '../engine/step-engine';
import type { ModelWeights } from '../model/weights';
import type { TrainPlan } from '../plan/plan';
import { type EvaluationHost, evaluate } from './evaluate';
import type { Network } from './network';
import type { TestMetrics } from './protocol';

/** Gives a network other weights while `look` runs: with TensorFlow.js they are those that train. */
export function lendNetwork<Answer>(network: Network, weights: ModelWeights, look: (lent: Network) => Answer): Answer {
  const own = network.readWeights();
  network.writeWeights(weights);
  try {
    return look(network);
  } finally {
    network.writeWeights(own);
  }
}

/**
 * Metrics of the test split with other weights than those of now (`null`: those of now), on the engine that trains, so
 * that they are the logged ones to the last bit. They are in the engine only while a slice is computed: training goes on
 * between two slices.
 */
export async function evaluatePast(
  engine: StepEngine,
  weights: ModelWeights | null,
  plan: TrainPlan,
  dataset: Dataset,
  host: EvaluationHost,
): Promise<TestMetrics> {
  const fixed = weights ?? engine.readWeights();
  const lending: Pick<StepEngine, 'evaluate'> = {
    evaluate(...asked) {
      const own = engine.readWeights();
      engine.exchangeWeights(fixed);
      try {
        return engine.evaluate(...asked);
      } finally {
        engine.exchangeWeights(own);
      }
    },
  };
  const metrics = await evaluate(lending, plan, dataset, 'test', host);
  if (metrics === null) throw new Error('The run was closed.');
  return metrics;
}
