import { z } from 'zod';
import type { Dataset } from '../datasets/define-dataset';
import { toOwnUnits } from '../datasets/own-units';
import { elementsOf } from '../nodes/shape-rules';
import type { TrainPlan } from '../plan/plan';
import { fail, ok } from '../result';
import { mixedRows } from '../training/batches';
import { type MovingNetwork, movingNetwork } from './along';
import { defineClaim, type Measurement } from './define-claim';
import { sampleAt } from './line-samples';
import { compact, count } from './words';

const mostFeatures = 16;
const mostRows = 1000;

/** The sign of the derivative of the answer with respect to one feature, over the test rows. */
export interface FeatureSigns {
  readonly name: string;
  readonly rising: number;
  readonly falling: number;
  readonly flat: number;
  readonly least: number;
  readonly most: number;
  readonly monotone: boolean;
}

export interface MonotonicityMeasurement extends Measurement<'monotonicity'> {
  readonly rows: number;
  /** What the derivative is of: "log-odds that dies", "y". */
  readonly answer: string;
  readonly features: readonly FeatureSigns[];
  /** One feature only: the answer over it, in the data's own units. */
  readonly curve: readonly { readonly x: number; readonly y: number; readonly slope: number }[];
}

/** (4.1.1): "linearity implies the weaker assumption of monotonicity". */
export const monotonicity = defineClaim({
  id: 'monotonicity',
  title: 'Monotonicity',
  section: '4.1.1',
  icon: 'chart-no-axes-column',
  says: 'A linear model is **monotone**: more of a feature always raises the answer, or always lowers it. A hidden layer is free of that.',
  wants: 'data with at most 16 features',
  options: z.object({}),
  defaults: {},
  invitedBy: ({ plan, analysis }) => {
    const width = elementsOf(plan.operations[0]?.outputShape ?? []);
    if (width > mostFeatures) return null;
    const oneFeature = width === 1;
    return {
      strength: oneFeature && plan.dataset.id !== 'curve' ? 0.8 : oneFeature ? 0.45 : 0.25,
      reason:
        analysis.nodes.size > 0 && oneFeature
          ? 'One feature: does the answer rise with it everywhere?'
          : 'Few features: does the answer rise with each everywhere?',
      nodes: plan.operations[0] ? [plan.operations[0].node] : [],
    };
  },
  measure: async ({ plan, weights, dataset: load }) => {
    const dataset = await load();
    if (!dataset.ok) return dataset;
    const width = elementsOf(dataset.value.info.shape);
    if (width > mostFeatures) {
      return fail(`These data have ${count(width)} features: a pixel alone has no direction that means anything.`);
    }
    const network = movingNetwork(plan, weights);
    return network.ok ? ok(describe(network.value, plan, dataset.value)) : network;
  },
});

function describe(network: MovingNetwork, plan: TrainPlan, dataset: Dataset): MonotonicityMeasurement {
  const { info, test } = dataset;
  const rows = mixedRows(test.count, mostRows);
  const names = info.featureNames ?? [];
  const features = Array.from({ length: elementsOf(info.shape) }, (_, feature) => {
    const slopes = Float64Array.from(rows, (row) => answerAt(network, sampleAt(dataset, row).fed, feature).slope);
    return signsOf(names[feature] ?? `feature ${feature + 1}`, slopes);
  });
  const answer = answerName(plan, dataset);
  return {
    claim: 'monotonicity',
    words: features.map(({ name, rising, falling, monotone, least, most }) =>
      monotone
        ? `The ${answer} is **monotone** in ${name}: its derivative ${rising > 0 ? 'is never below 0' : 'is never above 0'} (${compact(least)} to ${compact(most)}) on ${count(rows.length)} test ${info.unit}.`
        : `The ${answer} is **not monotone** in ${name}: it rises at ${count(rising)} and falls at ${count(falling)} of ${count(rows.length)} test ${info.unit}.`,
    ),
    numbers: { rows: rows.length, answer, features },
    rows: rows.length,
    answer,
    features,
    curve: features.length === 1 ? curveOf(network, dataset) : [],
  };
}

/** The log-odds of the second class where there are two, else the first output, with its derivative. */
function answerAt(network: MovingNetwork, sample: ArrayLike<number>, feature: number) {
  const direction = Float64Array.from({ length: sample.length }, (_, index) => (index === feature ? 1 : 0));
  const logits = network.run(sample, direction)[network.plan.logits];
  const [value = 0, second] = logits?.value ?? [];
  const [slope = 0, secondSlope] = logits?.slope ?? [];
  if (second === undefined || secondSlope === undefined || (logits?.value.length ?? 0) !== 2) return { value, slope };
  return { value: second - value, slope: secondSlope - slope };
}

function answerName(plan: TrainPlan, { info }: Dataset): string {
  if (info.task === 'regression') return info.targetName ?? 'prediction';
  if (info.classes.length === 2) return `log-odds of “${info.classes[1]}”`;
  return `logit of ${info.classes[0] ?? plan.operations[plan.output]?.title ?? 'the first class'}`;
}

function signsOf(name: string, slopes: Float64Array): FeatureSigns {
  let [rising, falling, least, most] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const slope of slopes) {
    if (slope > 0) rising += 1;
    if (slope < 0) falling += 1;
    least = Math.min(least, slope);
    most = Math.max(most, slope);
  }
  const flat = slopes.length - rising - falling;
  return { name, rising, falling, flat, least, most, monotone: rising === 0 || falling === 0 };
}

/** 121 places from the least to the largest value of the test rows. */
function curveOf(network: MovingNetwork, dataset: Dataset): MonotonicityMeasurement['curve'] {
  const { info, test } = dataset;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of test.features) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return Array.from({ length: 121 }, (_, step) => {
    const stored = low + ((high - low) * step) / 120;
    const { value, slope } = answerAt(network, [stored * info.scale], 0);
    return { x: toOwnUnits(info, [stored])[0] ?? stored, y: value, slope };
  });
}
