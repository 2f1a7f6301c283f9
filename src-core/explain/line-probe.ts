import { z } from 'zod';
import type { Dataset } from '../datasets/define-dataset';
import type { NodeId } from '../ids';
import type { TrainPlan } from '../plan/plan';
import { fail, ok, type Result } from '../result';
import { movingNetwork } from './along';
import { type ClaimContext, defineClaim, type Measurement } from './define-claim';
import { outputsOf } from './forward';
import { followLine, type PiecewiseLine } from './kinks';
import { type Sample, sampleAt, usualPair } from './line-samples';
import { boldNames, compact, count } from './words';

/** Largest second difference between kinks, as a share of the largest logit: what float32 rounding leaves. */
const straight = 1e-5;
/** Steps of the line at which units are looked at one by one, to count what the solver finds. */
const forceSteps = 2000;

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
  }[];
  /** Sign changes of single units counted at 2,001 places. */
  readonly signChanges: number;
  /** Largest second difference of three places on one piece, as a share of the largest logit. */
  readonly secondDifference: number;
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
  options: z.object({ from: z.int().min(-1), to: z.int().min(-1), output: z.int().min(-1) }),
  defaults: { from: -1, to: -1, output: -1 },
  invitedBy: ({ plan }) => {
    const bending = bendingOf(plan);
    if (bending.length === 0 || plan.operations.some(({ type }) => type.includes('conv'))) return null;
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
  return plan.operations.slice(0, plan.logits + 1).flatMap(({ type, node, title, params }) => {
    if (type === 'layer-norm' || type === 'multiply') return [{ node, title, piecewise: false }];
    if (type !== 'activation' || params.function === 'linear') return [];
    return [{ node, title, piecewise: ['relu', 'leaky-relu', 'prelu'].includes(String(params.function)) }];
  });
}

interface LineOptions {
  readonly from: number;
  readonly to: number;
  readonly output: number;
}

async function measureLine(
  context: ClaimContext,
  dataset: Dataset,
  options: LineOptions,
): Promise<Result<LineProbeMeasurement, string>> {
  const { plan, weights } = context;
  const usual = usualPair(dataset);
  const from = sampleAt(dataset, options.from < 0 ? usual[0] : options.from);
  const to = sampleAt(dataset, options.to < 0 ? usual[1] : options.to);
  const smooth = bendingOf(plan).filter(({ piecewise }) => !piecewise);
  const outputs = plan.operations[plan.logits]?.outputShape.at(-1) ?? 1;
  const usualOutput = dataset.info.task === 'classification' && outputs > 1 ? to.label : 0;
  const output = Math.min(outputs - 1, options.output < 0 ? usualOutput : options.output);
  if (smooth.length > 0) {
    return ok(await measureSmooth(context, dataset, { from, to, output, smooth: smooth.map(({ title }) => title) }));
  }
  const network = movingNetwork(plan, weights);
  if (!network.ok) return network;
  const line = followLine(network.value, from.fed, to.fed);
  const seen = await countByForce(context, dataset, from, to, line);
  return ok(describeLine(context, dataset, { from, to, output, line, seen }));
}

interface Seen {
  readonly signChanges: number;
  readonly secondDifference: number;
  readonly units: LineProbeMeasurement['units'];
}

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
  const kinks = line.kinks.map(({ at, operation, unit, on }) => {
    const { node, title } = plan.operations[operation] ?? { node: plan.operations[0]?.node, title: '' };
    if (node === undefined) throw new Error('A plan without operations has no kinks.');
    return { at, node, title, unit, on };
  });
  const { signChanges, secondDifference, units } = seen;
  const holds = secondDifference <= straight && signChanges === kinks.length;
  return {
    claim: 'line-probe',
    words: [
      `From test ${singular(dataset)} ${count(from.row)} to ${count(to.row)}, the ${answer} has ${count(kinks.length, 'kink')}; ${count(signChanges, 'sign change')} of single units counted at ${count(forceSteps + 1)} places.`,
      `Between kinks it is straight: largest second difference ${compact(secondDifference)} of the largest logit (at most 1e-5).`,
      `Of ${count(units.flip + units.alwaysOn + units.alwaysOff, 'unit')} ${count(units.flip)} switch, ${count(units.alwaysOn)} are always on, ${count(units.alwaysOff)} always off.`,
    ],
    numbers: {
      from: from.row,
      to: to.row,
      output: outputName,
      kinks: kinks.map(({ at, title, unit, on }) => ({ at, node: title, unit, on })),
      signChanges,
      secondDifference,
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
    signChanges,
    secondDifference,
    smooth: [],
    holds,
    units,
  };
}

/** Runs TensorFlow.js itself along the line: counts the units that change sign, and holds the pieces against a ruler. */
async function countByForce(
  context: ClaimContext,
  dataset: Dataset,
  from: Sample,
  to: Sample,
  line: PiecewiseLine,
): Promise<Seen> {
  const { plan } = context;
  const even = Array.from({ length: forceSteps + 1 }, (_, step) => step / forceSteps);
  const units = { flip: 0, alwaysOn: 0, alwaysOff: 0 };
  let signChanges = 0;
  for (const operation of plan.operations) {
    if (operation.type !== 'activation' || operation.params.function === 'linear') continue;
    if (plan.operations.indexOf(operation) > plan.logits) continue;
    const before = await outputsAlong(context, dataset, from, to, even, operation.inputs[0] ?? 0);
    const width = before.length / even.length;
    for (let unit = 0; unit < width; unit++) {
      let changes = 0;
      for (let step = 1; step <= forceSteps; step++) {
        const now = (before[step * width + unit] ?? 0) > 0;
        if (now !== (before[(step - 1) * width + unit] ?? 0) > 0) changes += 1;
      }
      signChanges += changes;
      if (changes > 0) units.flip += 1;
      else if ((before[unit] ?? 0) > 0) units.alwaysOn += 1;
      else units.alwaysOff += 1;
    }
  }
  return { signChanges, units, secondDifference: await unevenness(context, dataset, from, to, line) };
}

/** Largest second difference of a quarter, a half and three quarters of each piece, over all logits. */
async function unevenness(
  context: ClaimContext,
  dataset: Dataset,
  from: Sample,
  to: Sample,
  { places }: PiecewiseLine,
): Promise<number> {
  const triples = places.slice(1).flatMap((end, index) => {
    const start = places[index] ?? 0;
    return [0.25, 0.5, 0.75].map((part) => start + part * (end - start));
  });
  const logits = await outputsAlong(context, dataset, from, to, triples, context.plan.logits);
  const width = logits.length / Math.max(1, triples.length);
  let largest = 0;
  for (let piece = 0; piece < triples.length / 3; piece++) {
    for (let unit = 0; unit < width; unit++) {
      const at = (part: number): number => logits[(3 * piece + part) * width + unit] ?? 0;
      largest = Math.max(largest, Math.abs(at(0) - 2 * at(1) + at(2)));
    }
  }
  return largest / largestOf(logits);
}

interface SmoothLine {
  readonly from: Sample;
  readonly to: Sample;
  readonly output: number;
  readonly smooth: readonly string[];
}

/** Of 200 steps: three places a twentieth of the line apart are held against a ruler. */
const reach = 10;

/** A network that bends everywhere: the logit at 201 places, and how far three of them are from a straight line. */
async function measureSmooth(
  context: ClaimContext,
  dataset: Dataset,
  { from, to, output, smooth }: SmoothLine,
): Promise<LineProbeMeasurement> {
  const places = Array.from({ length: 201 }, (_, step) => step / 200);
  const logits = await outputsAlong(context, dataset, from, to, places, context.plan.logits);
  const width = logits.length / places.length;
  const heights = places.map((_, step) => logits[step * width + output] ?? 0);
  const largest = largestOf(logits);
  const bends = heights.slice(reach, -reach).map((height, index) => {
    return Math.abs((heights[index] ?? 0) - 2 * height + (heights[index + 2 * reach] ?? 0)) / largest;
  });
  const secondDifference = Math.max(...bends);
  const bent = bends.filter((bend) => bend > straight).length;
  const outputName = nameOf(dataset, output);
  const answer = `${dataset.info.task === 'regression' ? 'prediction' : 'logit'} of ${outputName}`;
  return {
    claim: 'line-probe',
    words: [
      `${boldNames(smooth)} ${smooth.length === 1 ? 'is' : 'are'} not made of straight pieces, and so this network is **not piecewise linear**.`,
      `On the line the ${answer} bends at ${count(bent)} of ${count(bends.length)} places by more than 1e-5 of the largest logit; at most by ${compact(secondDifference)}.`,
    ],
    numbers: {
      from: from.row,
      to: to.row,
      output: outputName,
      smooth,
      secondDifference,
      bent,
      places: bends.length,
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
    signChanges: 0,
    secondDifference,
    smooth,
    holds: false,
    units: { flip: 0, alwaysOn: 0, alwaysOff: 0 },
  };
}

/** Outputs of an operation by TensorFlow.js for the samples at `places` of the line, `[places, units]`. */
function outputsAlong(
  { tfjs, plan, weights, yieldControl }: ClaimContext,
  { info }: Dataset,
  from: Sample,
  to: Sample,
  places: readonly number[],
  operation: number,
): Promise<Float32Array> {
  const width = from.fed.length;
  const features = new Float32Array(places.length * width);
  places.forEach((t, step) => {
    for (let index = 0; index < width; index++) {
      const start = from.fed[index] ?? 0;
      features[step * width + index] = start + t * ((to.fed[index] ?? 0) - start);
    }
  });
  const split = { count: places.length, features, labels: new Float32Array(places.length) };
  const rows = Uint32Array.from(places.keys());
  return outputsOf(tfjs, { plan, weights, info: { ...info, scale: 1 }, split, rows, operation }, yieldControl);
}

function largestOf(values: Float32Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
}

function nameOf({ info }: Dataset, output: number): string {
  return info.classes[output] ?? info.targetName ?? `output ${output + 1}`;
}

function singular({ info }: Dataset): string {
  return info.unit === 'people' ? 'person' : info.unit.replace(/s$/, '');
}
