import { z } from 'zod';
import type { GraphDocument } from '../graph/document';
import type { ParamRecord } from '../nodes/define-node';
import { fail, ok } from '../result';
import { type ClaimContext, defineClaim, type Measurement } from './define-claim';
import { rivalOf } from './own-mlp';
import { type Score, trainNetwork } from './train-network';
import { boldNames, count } from './words';

export interface RemedyEntry {
  readonly name: string;
  /** What is fed: "T (°C)", "|T − 37| (°C)". */
  readonly feature: string;
  readonly kind: 'raw' | 'remedy' | 'mlp';
  readonly score: Score;
}

export interface RemedyMeasurement extends Measurement<'remedy'> {
  readonly entries: readonly RemedyEntry[];
  readonly holds: boolean;
}

interface Story {
  readonly raw: { readonly feature: string; readonly label: string };
  readonly remedy: { readonly feature: string; readonly label: string };
  readonly hidden: readonly number[];
  readonly reason: string;
}

/** The chapter's two examples, by data set. */
const stories: Readonly<Record<string, Story>> = {
  'body-temperature': {
    raw: { feature: 'temperature', label: 'T' },
    remedy: { feature: 'distance', label: '|T − 37|' },
    hidden: [8],
    reason:
      'The risk rises both ways from 37 °C: a better feature helps a linear model, and an MLP finds it by itself.',
  },
  income: {
    raw: { feature: 'income', label: 'income' },
    remedy: { feature: 'log', label: 'log of income' },
    hidden: [8],
    reason: 'The first thousand dollars matter more than the last: the logarithm helps a linear model.',
  },
};

/** (4.1.1): "we might use the distance from 37 °C as our feature". */
export const remedy = defineClaim({
  id: 'remedy',
  title: 'Feature or hidden layer',
  section: '4.1.1',
  icon: 'wand-sparkles',
  says: 'Where more of a feature is not always better, a linear model needs **a feature made by hand**: the distance from 37 °C, the logarithm of income. A hidden layer learns such a feature from the data.',
  wants: 'the data set Body temperature or Income',
  trains:
    'Trains three networks on the same people: a linear model on the raw feature, one on the chapter’s better feature, and an MLP on the raw feature. That takes some seconds.',
  options: z.object({}),
  defaults: {},
  invitedBy: ({ plan }) => {
    const story = stories[plan.dataset.id];
    const nodes = plan.operations[0] ? [plan.operations[0].node] : [];
    return story ? { strength: 0.7, reason: story.reason, nodes } : null;
  },
  measure: async (context) => {
    const story = stories[context.plan.dataset.id];
    if (!story)
      return fail('Choose the data set Body temperature or Income: the chapter has its remedy for those two.');
    const entries: RemedyEntry[] = [];
    const rivals = rivalsOf(context, story);
    for (const [index, { document, ...entry }] of rivals.entries()) {
      const trained = await trainNetwork(context.training, document, (share) =>
        context.progress(`${entry.name} on ${entry.feature}`, (index + share) / rivals.length),
      );
      if (!trained.ok) return trained;
      entries.push({ ...entry, score: trained.value });
    }
    return ok(describe(entries));
  },
});

function rivalsOf({ plan }: ClaimContext, { raw, remedy: better, hidden }: Story) {
  const made = (
    name: string,
    kind: RemedyEntry['kind'],
    { feature, label }: Story['raw'],
  ): Omit<RemedyEntry, 'score'> & { readonly document: GraphDocument } => {
    const options: ParamRecord = { ...plan.dataset.options, feature };
    const linear = kind !== 'mlp';
    const document = rivalOf({
      name,
      dataset: { id: plan.dataset.id, options },
      training: { epochs: 60, batch: 50, optimizer: 'adam', learningRate: linear ? 0.05 : 0.02 },
      seed: plan.seed,
      hidden: linear ? [] : hidden,
      units: 1,
      head: 'sigmoid',
    });
    return { name, kind, feature: label, document };
  };
  return [
    made('Logistic regression', 'raw', raw),
    made('Logistic regression', 'remedy', better),
    made(`MLP of ${hidden[0] ?? 0} units`, 'mlp', raw),
  ];
}

function describe(entries: readonly RemedyEntry[]): RemedyMeasurement {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const [raw, better, mlp] = entries.map(({ score }) => score);
  // Income is monotone: there the remedy lowers the loss rather than the mistakes.
  const holds =
    raw !== undefined && better !== undefined && mlp !== undefined && better.loss < raw.loss && mlp.loss < raw.loss;
  return {
    claim: 'remedy',
    words: [
      ...entries.map(
        ({ name, feature, score: { accuracy, interval, n, loss } }) =>
          `${boldNames([name])} on ${feature}: test accuracy ${percent(accuracy ?? 0)} (95 % interval ${(interval ?? [0, 1]).map(percent).join(' to ')}, n = ${count(n)}), loss ${loss.toFixed(4)}.`,
      ),
      holds
        ? 'The better feature lowers the loss of the linear model, and so does a hidden layer on the raw one.'
        : 'On these data the better feature makes no difference that can be seen.',
    ],
    numbers: { entries, holds },
    entries,
    holds,
  };
}
