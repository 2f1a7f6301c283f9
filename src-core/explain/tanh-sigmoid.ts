import { z } from 'zod';
import type { NodeId } from '../ids';
import type { TrainPlan } from '../plan/plan';
import { fail, ok } from '../result';
import { type Comparison, compareNetworks } from './compare-networks';
import { defineClaim, type Measurement, type Rewrite } from './define-claim';
import { neighboursOf, rewriteActivations, type Squashing, squashingOf } from './rewrite-activation';
import { boldNames, compact, count } from './words';

/** What the rewriting of float32 weights may change of an output. */
const tolerance = 1e-5;

export interface Candidate {
  readonly node: NodeId;
  readonly title: string;
  readonly form: Squashing;
  /** The layers whose weights change. */
  readonly before: string;
  readonly after: readonly string[];
  /** Why it cannot be rewritten exactly; `null` where it can. */
  readonly against: string | null;
}

export interface TanhSigmoidMeasurement extends Measurement<'tanh-sigmoid'> {
  readonly candidates: readonly Candidate[];
  /** Those that the rewrite is of. */
  readonly rewritten: readonly Candidate[];
  readonly comparison: Comparison;
  readonly holds: boolean;
  readonly rewrite: Rewrite;
}

export const tanhSigmoid = defineClaim({
  id: 'tanh-sigmoid',
  title: 'tanh is a sigmoid',
  section: '4.1.4, 3',
  icon: 'tanh',
  says: 'tanh(x) + 1 = 2 sigmoid(2x): one is the other, scaled and moved. A dense layer on either side can take the change in, so that **the network computes the same** with the other function.',
  wants: 'tanh or sigmoid between two dense layers',
  options: z.object({ node: z.string() }),
  defaults: { node: '' },
  invitedBy: ({ plan }) => {
    const found = candidatesOf(plan);
    const able = found.filter(({ against }) => against === null);
    const shown = able.length > 0 ? able : found;
    const [first] = shown;
    if (!first) return null;
    const reason =
      first.against === null
        ? `${boldNames(able.map(({ title }) => title))} can be written as ${first.form === 'tanh' ? 'sigmoid' : 'tanh'} without changing what the network computes.`
        : `${boldNames([first.title])} cannot be rewritten exactly. ${first.against}`;
    return { strength: first.against === null ? 0.6 : 0.2, reason, nodes: shown.map(({ node }) => node) };
  },
  measure: async (context, { node }) => {
    const { document, plan, weights } = context;
    const candidates = candidatesOf(plan);
    const able = candidates.filter(({ against }) => against === null);
    // All of the first one's kind, unless one node is asked for: swapping both kinds at once would say nothing.
    const rewritten = able.filter((each) => (node === '' ? each.form === able[0]?.form : each.node === node));
    if (rewritten.length === 0) return fail(refusalOf(candidates, node));
    const indices = rewritten.map((each) => plan.operations.findIndex((operation) => operation.node === each.node));
    const rewrite = rewriteActivations(document, plan, weights, indices);
    if (!rewrite.ok) return rewrite;
    const compared = await compareNetworks(context, rewrite.value, 'output', Number.POSITIVE_INFINITY);
    if (!compared.ok) return compared;
    const comparison = compared.value;
    const holds = comparison.largestDifference <= tolerance * Math.max(1, comparison.largest);
    const other = rewritten[0]?.form === 'tanh' ? 'sigmoid' : 'tanh';
    return ok<TanhSigmoidMeasurement>({
      claim: 'tanh-sigmoid',
      words: [
        `${boldNames(rewritten.map(({ title }) => title))} written as ${other}: tanh(x) + 1 = 2 sigmoid(2x).`,
        ...rewritten.map(
          ({ before, after }) => `The weights of ${boldNames([before])} and ${boldNames(after)} take the change in.`,
        ),
        `Largest difference of an output: ${compact(comparison.largestDifference)} on all ${count(comparison.n)} test ${comparison.unit}.`,
        ...candidates.flatMap(({ title, against }) =>
          against === null ? [] : `${boldNames([title])} stays: ${against}`,
        ),
      ],
      numbers: {
        rewritten: rewritten.map(({ title }) => title),
        as: other,
        ...comparison,
        tolerance,
        holds,
        refused: candidates.filter(({ against }) => against !== null).map(({ title, against }) => ({ title, against })),
      },
      candidates,
      rewritten,
      comparison,
      holds,
      rewrite: rewrite.value,
    });
  },
});

/** Every tanh and sigmoid of the network; one that is the output cannot be rewritten, but is told of. */
function candidatesOf(plan: TrainPlan): readonly Candidate[] {
  return plan.operations.flatMap((operation, index): Candidate[] => {
    const form = squashingOf(operation);
    if (!form) return [];
    const { node, title } = operation;
    const neighbours = neighboursOf(plan, index);
    if (!neighbours.ok) return [{ node, title, form, before: '', after: [], against: neighbours.error }];
    const { before, after } = neighbours.value;
    return [{ node, title, form, before: before.title, after: after.map((layer) => layer.title), against: null }];
  });
}

function refusalOf(candidates: readonly Candidate[], node: string): string {
  const asked = candidates.find((each) => node === '' || each.node === node);
  if (!asked) return 'There is no tanh and no sigmoid in this network: put one between two dense layers.';
  return `${boldNames([asked.title])} cannot be rewritten exactly. ${asked.against ?? ''}`;
}
