import { z } from 'zod';
import type { Dataset } from '../datasets/define-dataset';
import type { NodeId } from '../ids';
import type { TrainPlan } from '../plan/plan';
import { fail, ok, type Result } from '../result';
import { movingNetwork } from './along';
import { type ClaimContext, defineClaim, type Measurement } from './define-claim';
import { followLine, type PiecewiseLine } from './kinks';
import { countByForce, forceSteps, type Seen } from './line-by-force';
import { chosenRow, type Sample, sampleAt, usualPair } from './line-samples';
import { type SmoothLine, seeSmooth } from './line-smooth';
import { boldNames, compact, count } from './words';

/** Largest second difference between kinks, as a share of the largest logit: what float32 rounding leaves. */
const straight = 1e-5;

export interface LineProbeMeasurement extends Measurement<'line-probe'> {
  readonly from: Sample;
  readonly to: Sample;
  /** Which output is drawn. */
  readonly output: number;
  readonly outputName: string;
  /** "logit of Coat", or "prediction of y" for regression. */
  readonly answer: string;
  /** Points of the drawn line: at the kinks, or evenly spread where the function bends. */
  readonly places: readonly number[];
  readonly heights: readonly number[];
  readonly kinks: readonly {
    readonly at: number;
    readonly node: NodeId;
    readonly title: string;
    readonly unit: number;
    readonly on: boolean;
    /** Of the drawn line. */
    readonly height: number;
  }[];
  /** How often a max-pool comes to let another of its inputs through: the line bends there too. */
  readonly switches: number;
  /** Sign changes of single units counted at 2,001 places. */
  readonly signChanges: number;
  /** Largest second difference of three places on one piece, as a share of the largest logit. */
  readonly secondDifference: number;
  /** How many pieces that was measured on: all of them, or the longest. */
  readonly pieces: number;
  /** The functions that are not made of straight pieces. */
  readonly smooth: readonly string[];
  readonly holds: boolean;
  readonly units: { readonly flip: number; readonly alwaysOn: number; readonly alwaysOff: number };
}

/** (4.1.4, exercise 2): an MLP of ReLU or pReLU is continuous and piecewise linear. */
export const lineProbe = defineClaim({
  id: 'line-probe',
  title: 'Line probe',
  section: '4.1.4',
  icon: 'chart-line',
  says: 'A network with ReLU or pReLU alone is a **continuous, piecewise linear** function: along a straight line each logit is made of straight pieces, and every kink is one unit that switches.',
  wants: 'an activation between two dense layers',
  options: z.object({
    from: z.int().min(-1),
    to: z.int().min(-1),
    fromClass: z.int().min(-1),
    toClass: z.int().min(-1),
    output: z.int().min(-1),
  }),
  defaults: { from: -1, to: -1, fromClass: -1, toClass: -1, output: -1 },
  invitedBy: ({ plan }) => {
    const bending = bendingOf(plan);
    if (bending.length === 0) return null;
    const smooth = bending.filter(({ piecewise }) => !piecewise);
    const titles = (smooth.length > 0 ? smooth : bending).map(({ title }) => title);
    return {
      strength: smooth.length > 0 ? 0.35 : 0.6,
      reason:
        smooth.length > 0
          ? `${boldNames(titles)} ${titles.length === 1 ? 'bends' : 'bend'} everywhere: no straight pieces here.`
          : `${boldNames(titles)} ${titles.length === 1 ? 'makes' : 'make'} this network piecewise linear.`,
      nodes: bending.map(({ node }) => node),
    };
  },
  measure: async (context, options) => {
    if (bendingOf(context.plan).length === 0) {
      return fail('This network is linear: its logits are one straight line, without a single kink.');
    }
    const dataset = await context.dataset();
    if (!dataset.ok) return dataset;
    return measureLine(context, dataset.value, options);
  },
});

/** Activations before the logits that are not the identity. */
function bendingOf(plan: TrainPlan) {
  return plan.operations.slice(0, plan.logits + 1).flatMap(({ type, node, title, params }, index) => {
    if (type === 'layer-norm' || type === 'multiply' || (type === 'softmax' && index < plan.logits))
      return [{ node, title, piecewise: false }];
    if (type !== 'activation' || params.function === 'linear') return [];
    return [{ node, title, piecewise: ['relu', 'leaky-relu', 'prelu'].includes(String(params.function)) }];
  });
}

interface LineOptions {
  readonly from: number;
  readonly to: number;
  readonly fromClass: number;
  readonly toClass: number;
  readonly output: number;
}

async function measureLine(
  context: ClaimContext,
  dataset: Dataset,
  options: LineOptions,
): Promise<Result<LineProbeMeasurement, string>> {
  const { plan, weights } = context;
  const usual = usualPair(dataset);
  const rowOf = (row: number, usually: number, label: number): number =>
    chosenRow(dataset, { row: row < 0 ? usually : row, label });
  const from = sampleAt(dataset, rowOf(options.from, usual[0], options.fromClass));
  const to = sampleAt(dataset, rowOf(options.to, usual[1], options.toClass));
  const smooth = bendingOf(plan).filter(({ piecewise }) => !piecewise);
  const outputs = plan.operations[plan.logits]?.outputShape.at(-1) ?? 1;
  const usualOutput = dataset.info.task === 'classification' && outputs > 1 ? to.label : 0;
  const output = Math.min(outputs - 1, options.output < 0 ? usualOutput : options.output);
  if (smooth.length > 0) {
    return ok(await measureSmooth(context, dataset, { from, to, output, smooth: smooth.map(({ title }) => title) }));
  }
  const network = movingNetwork(plan, weights);
  if (!network.ok) return network;
  const line = await followLine(network.value, from.fed, to.fed, async (t) => {
    context.progress('kink after kink along the line', t);
    await context.yieldControl();
  });
  if (!line.complete) return fail(tooManyKinks);
  const seen = await countByForce(context, dataset, { from, to }, line);
  return ok(describeLine(context, dataset, { from, to, output, line, seen }));
}

const tooManyKinks =
  'The line has more than 60,000 bends, which would take minutes to follow. Take two images that are more alike, or a network with fewer filters.';

interface Found {
  readonly from: Sample;
  readonly to: Sample;
  readonly output: number;
  readonly line: PiecewiseLine;
  readonly seen: Seen;
}

function describeLine(
  { plan }: ClaimContext,
  dataset: Dataset,
  { from, to, output, line, seen }: Found,
): LineProbeMeasurement {
  const outputName = nameOf(dataset, output);
  const answer = `${dataset.info.task === 'regression' ? 'prediction' : 'logit'} of ${outputName}`;
  const kinks = line.kinks.map(({ at, operation, unit, on, place }) => {
    const { node, title } = plan.operations[operation] ?? { node: plan.operations[0]?.node, title: '' };
    if (node === undefined) throw new Error('A plan without operations has no kinks.');
    return { at, node, title, unit, on, height: line.logits[place]?.[output] ?? 0 };
  });
  const { signChanges, secondDifference, pieces, units } = seen;
  const all = line.places.length - 1;
  const holds = secondDifference <= straight && signChanges === kinks.length;
  return {
    claim: 'line-probe',
    words: [
      `From test ${singular(dataset)} ${count(from.row)} to ${count(to.row)}, the ${answer} has ${count(kinks.length, 'kink')}; ${count(signChanges, 'sign change')} of single units counted at ${count(forceSteps + 1)} places.`,
      ...(line.switches === 0
        ? []
        : [
            `A max-pool comes to let another number through at ${count(line.switches, 'place')} more: it is piecewise linear too.`,
          ]),
      `Between those places it is straight: largest second difference ${compact(secondDifference)} of the largest logit on ${pieces < all ? `the ${count(pieces)} longest of ${count(all, 'piece')}` : `all ${count(all, 'piece')}`} (at most 1e-5).`,
      `Of ${count(units.flip + units.alwaysOn + units.alwaysOff, 'unit')} ${count(units.flip)} ${units.flip === 1 ? 'switches' : 'switch'}, ${count(units.alwaysOn)} ${units.alwaysOn === 1 ? 'is' : 'are'} always on, ${count(units.alwaysOff)} always off.`,
    ],
    numbers: {
      from: from.row,
      to: to.row,
      output: outputName,
      kinks: kinks.map(({ at, title, unit, on }) => ({ at, node: title, unit, on })),
      switches: line.switches,
      signChanges,
      secondDifference,
      pieces,
      units,
      holds,
    },
    from,
    to,
    output,
    outputName,
    answer,
    places: line.places,
    heights: line.logits.map((logits) => logits[output] ?? 0),
    kinks,
    switches: line.switches,
    signChanges,
    secondDifference,
    pieces,
    smooth: [],
    holds,
    units,
  };
}

/** A network that bends everywhere: the logit at 201 places, and how far three of them are from a straight line. */
async function measureSmooth(
  context: ClaimContext,
  dataset: Dataset,
  { from, to, output, smooth }: SmoothLine,
): Promise<LineProbeMeasurement> {
  const seen = await seeSmooth(context, dataset, { from, to, output, smooth }, straight);
  const { places, heights, secondDifference, bent, looked } = seen;
  const outputName = nameOf(dataset, output);
  const answer = `${dataset.info.task === 'regression' ? 'prediction' : 'logit'} of ${outputName}`;
  return {
    claim: 'line-probe',
    words: [
      `${boldNames(smooth)} ${smooth.length === 1 ? 'is' : 'are'} not made of straight pieces, and so this network is **not piecewise linear**.`,
      `On the line the ${answer} bends at ${count(bent)} of ${count(looked)} places by more than 1e-5 of the largest logit; at most by ${compact(secondDifference)}.`,
    ],
    numbers: {
      from: from.row,
      to: to.row,
      output: outputName,
      smooth,
      secondDifference,
      bent,
      places: looked,
      holds: false,
    },
    from,
    to,
    output,
    outputName,
    answer,
    places,
    heights,
    kinks: [],
    switches: 0,
    signChanges: 0,
    secondDifference,
    pieces: 0,
    smooth,
    holds: false,
    units: { flip: 0, alwaysOn: 0, alwaysOff: 0 },
  };
}

function nameOf({ info }: Dataset, output: number): string {
  return info.classes[output] ?? info.targetName ?? `output ${output + 1}`;
}

function singular({ info }: Dataset): string {
  return info.unit === 'people' ? 'person' : info.unit.replace(/s$/, '');
}
