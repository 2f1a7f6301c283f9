import type { Dataset } from '../datasets/define-dataset';
import type { SplitName, StepEngine } from '../engine/step-engine';
import { takesLogits } from '../model/losses';
import type { ModelWeights } from '../model/weights';
import { elementsOf } from '../nodes/shape-rules';
import type { TrainPlan } from '../plan/plan';
import { predictionsFrom } from './answer-sheet';
import { type EvaluationHost, evaluate, evaluationSlice } from './evaluate';
import type { Network } from './network';
import type { TestMetrics } from './protocol';
import type { ViewOf, ViewWatch } from './view';
import type { ViewPace } from './view-pace';

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
  const lending = lent(engine, weights ?? engine.readWeights());
  const metrics = await evaluate(lending, plan, dataset, 'test', host);
  if (metrics === null) throw new Error('The run was closed.');
  return metrics;
}

export interface RowsAsked {
  readonly split: SplitName;
  readonly pace: ViewPace;
  readonly yieldControl: () => Promise<void>;
  readonly closed: () => boolean;
  readonly watch?: ViewWatch | undefined;
}

/**
 * The head's output for every row of a split on the engine that trains, a slice at a time and each in its turn: for many rows
 * that is several times as fast as a view's own model, and it knows the loss.
 * @param weights that stay the same in all slices
 */
export async function predictPast(
  engine: StepEngine,
  weights: ModelWeights,
  plan: TrainPlan,
  dataset: Dataset,
  { split, pace, yieldControl, closed, watch }: RowsAsked,
): Promise<ViewOf<'predictions'>> {
  const lending = lent(engine, weights);
  const { count } = dataset[split];
  const taken = plan.operations[takesLogits(plan.loss) ? plan.logits : plan.output]?.outputShape ?? [];
  const outputs = new Float32Array(count * elementsOf(taken));
  const classes = dataset.info.task === 'classification' ? dataset.info.classes.length : 0;
  const confusion = new Uint32Array(classes * classes);
  const rows = evaluationSlice(plan);
  let loss = 0;
  for (let from = 0; from < count; from += rows) {
    // Where nothing trains a turn comes at once, and a message that cancels has to come in.
    if (from > 0) await yieldControl();
    if (watch?.cancelled() === true) throw new Error('Cancelled.');
    watch?.progress(from / count);
    await pace.turn(() => {
      if (closed()) throw new Error('The run was closed.');
      loss += lending.evaluate(split, from, Math.min(from + rows, count), confusion, outputs);
    });
  }
  return { ...predictionsFrom(outputs, plan, dataset, split), loss: loss / Math.max(count, 1) };
}

/** The engine with other weights for as long as a call takes. */
function lent(engine: StepEngine, weights: ModelWeights): Pick<StepEngine, 'evaluate'> {
  return {
    evaluate(...asked) {
      const own = engine.readWeights();
      engine.exchangeWeights(weights);
      try {
        return engine.evaluate(...asked);
      } finally {
        engine.exchangeWeights(own);
      }
    },
  };
}
