import type { Dataset } from '../../datasets/define-dataset';
import { initialWeights } from '../../model/initial-weights';
import type { ModelWeights } from '../../model/weights';
import type { Shape } from '../../nodes/define-node';
import type { TrainPlan } from '../../plan/plan';
import { makeRandom } from '../../random';
import { madeDataset, type Part, type PlanChoices, planOf } from '../plans';
import type { ReferenceTargets } from './reference-losses';

/** A run to be compared: what is trained on what from where on, and how the engine is called. */
export interface Case {
  readonly plan: TrainPlan;
  readonly dataset: Dataset;
  readonly weights: ModelWeights;
  readonly epochs: number;
  /** Minibatches of one call to `train`, in turns: `[1, 3]` asks for 1, 3, 1, 3, … of them. */
  readonly calls: readonly number[];
}

export interface DataChoices {
  readonly shape: Shape;
  /** 0 for regression. */
  readonly classes: number;
  readonly trainRows: number;
  readonly testRows: number;
  readonly features: 'bytes' | 'floats';
  readonly labels: 'bytes' | 'floats';
}

export interface CaseChoices {
  readonly parts: readonly Part[];
  readonly plan: PlanChoices;
  readonly data: DataChoices;
  readonly epochs?: number;
  readonly calls?: readonly number[];
}

export function makeCase({ parts, plan: choices, data, epochs = 2, calls = [1, 2] }: CaseChoices): Case {
  const plan = planOf(data.shape, parts, choices);
  const made = madeDataset(data.shape, data.classes, data.trainRows, data.testRows, data.features);
  const bytes = data.labels === 'bytes' && data.classes > 0;
  const relabel = (labels: Uint8Array | Float32Array) => (bytes ? Uint8Array.from(labels) : labels);
  return {
    plan,
    dataset: {
      ...made,
      train: { ...made.train, labels: relabel(made.train.labels) },
      test: { ...made.test, labels: relabel(made.test.labels) },
    },
    weights: shiftedWeights(plan),
    epochs,
    calls,
  };
}

/**
 * First weights, each a little off its place: exact zeros and ones lie on kinks and hide factors, such as a γ that is
 * forgotten.
 */
function shiftedWeights(plan: TrainPlan): ModelWeights {
  const random = makeRandom(plan.seed).fork('shifted weights');
  return initialWeights(plan).map((weight) => ({
    ...weight,
    values: weight.values.map((value) => value + 0.1 * random.normal()),
  }));
}

/** Rows of the training or test split in double precision, scaled, and what they are compared with. */
export function rowsOf(
  { info, ...splits }: Dataset,
  split: 'train' | 'test',
  order: ArrayLike<number>,
): { readonly features: Float64Array; readonly targets: ReferenceTargets } {
  const { features, labels } = splits[split];
  const width = info.shape.reduce((product, length) => product * length, 1);
  const rows = Array.from(order);
  return {
    features: Float64Array.from(
      rows.flatMap((row) => [...features.subarray(row * width, (row + 1) * width)].map((value) => value * info.scale)),
    ),
    targets: {
      labels: rows.map((row) => labels[row] ?? Number.NaN),
      kind: info.task === 'classification' ? 'class' : 'value',
    },
  };
}

/** One line for a plan: `dense_1(units 4) ← input_0; add_2() ← dense_1, dense_1 | softmax, mse, adam`. */
export function describePlan({ operations, head, loss, training }: TrainPlan): string {
  const lines = operations.map(({ name, params, inputs, outputShape }) => {
    const own = Object.entries(params).map(([key, value]) => `${key} ${value}`);
    const from = inputs.map((input) => operations[input]?.name).join(', ');
    return `${name}(${own.join(', ')}) [${outputShape.join(' × ')}]${from && ` ← ${from}`}`;
  });
  const { optimizer, learningRate, batch } = training;
  return `${lines.join('; ')} | ${head} head, ${loss}, ${optimizer} ${learningRate}, batch ${batch}`;
}
