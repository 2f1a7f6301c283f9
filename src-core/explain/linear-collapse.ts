import { z } from 'zod';
import type { Fix } from '../graph/problems';
import type { NodeId } from '../ids';
import { mostUnits } from '../nodes/dense';
import { parametersOf } from '../plan/make-plan';
import type { PlanOperation, TrainPlan } from '../plan/plan';
import { fail, ok } from '../result';
import { mostMultiplyAdds, multipliedOut, rowsOf } from './affine-map';
import { collapseRegion } from './collapse-region';
import { type ColumnImages, columnImagesOf } from './column-images';
import { type Comparison, compareNetworks } from './compare-networks';
import { type ClaimContext, defineClaim, type Measurement, type Rewrite } from './define-claim';
import {
  isOfImages,
  type LinearRegion,
  layerTitles,
  linearRegions,
  mixingLayers,
  nodesOf,
  noRegion,
  regionWith,
} from './linear-regions';
import { type MatrixPicture, pictureOf } from './matrix-picture';
import { formulaOf, type RegionFormula } from './region-formula';
import { boldNames, compact, count } from './words';

/** Numbers of the one matrix: 48 MiB in double precision. */
const mostNumbers = 6_300_000;
/** What the rewriting of float32 weights may change of a logit, as a share of the largest. */
const tolerance = 1e-4;
const testRows = 1000;

export interface LinearCollapseMeasurement extends Measurement<'linear-collapse'> {
  readonly layers: readonly { readonly node: NodeId; readonly title: string; readonly shape: readonly number[] }[];
  readonly formula: RegionFormula;
  readonly pictures: readonly MatrixPicture[];
  readonly product: MatrixPicture;
  /** Where images go in: what each output weighs. */
  readonly columns: ColumnImages | null;
  /** Classes, where the outputs are the logits of some; else empty. */
  readonly outputNames: readonly string[];
  readonly parameters: { readonly before: number; readonly after: number };
  readonly comparison: Comparison;
  readonly holds: boolean;
  /** Convolutions are among the layers: the one layer is of all pixels, and shares no weights. */
  readonly ofImages: boolean;
  /** Something in it works otherwise while training: BatchNorm, Dropout. */
  readonly onlyAtInference: readonly string[];
  readonly rewrite: Rewrite;
  /** The other remedy: activations between, so that the layers are worth having. */
  readonly bend: Fix | null;
}

export const linearCollapse = defineClaim({
  id: 'linear-collapse',
  title: 'Linear collapse',
  section: '4.1.1.2',
  icon: 'fold-vertical',
  says: 'A linear function of a linear function is itself a linear function: dense layers with nothing nonlinear between them **are one dense layer** (4.1.3). A convolution is linear too, as a matrix of all pixels.',
  wants: 'two layers without an activation between them',
  options: z.object({ node: z.string() }),
  defaults: { node: '' },
  invitedBy: ({ plan }) => {
    const [region] = linearRegions(plan);
    if (!region) return null;
    const titles = layerTitles(plan, region);
    const mixing = mixingLayers(plan, region).length;
    return {
      strength: mixing > 1 ? 0.9 : 0.3,
      reason: `${boldNames(titles)} ${oneLayer(titles.length)}${mixing > 1 ? '' : ' at inference'}${isOfImages(plan, region) ? ', dense in all pixels' : ''}.`,
      nodes: nodesOf(plan, region),
    };
  },
  measure: async (context, { node }) => {
    const region = regionWith(context.plan, linearRegions(context.plan), node);
    if (!region) return fail(noRegion);
    return measureRegion(context, region);
  },
});

const oneLayer = (layers: number): string => (layers === 1 ? 'and what is added to it are one layer' : 'are one layer');

/** The matrix of a region, or why it is too large to be multiplied out. */
async function mapOf(context: ClaimContext, region: LinearRegion) {
  const rows = rowsOf(context.plan, context.weights, region);
  const { inputs, outputs, cost } = rows;
  if (inputs * outputs > mostNumbers || outputs > mostUnits) {
    return fail(
      `As one dense layer these would be a matrix of ${count(inputs)} × ${count(outputs)} numbers, too large to be written out here: at most ${count(mostNumbers)} are, and ${count(mostUnits, 'output')}. Make the images smaller, by a stride, or the layers narrower.`,
    );
  }
  if (cost > mostMultiplyAdds) {
    return fail('These layers are too large to be multiplied out here: more than 4 thousand million multiplications.');
  }
  return ok(await multipliedOut(rows, context));
}

async function measureRegion(context: ClaimContext, region: LinearRegion) {
  const { document, plan, weights } = context;
  const multiplied = await mapOf(context, region);
  if (!multiplied.ok) return multiplied;
  const rewrite = collapseRegion(document, plan, weights, region, multiplied.value);
  const compared = await compareNetworks(context, rewrite, 'logits', testRows);
  if (!compared.ok) return compared;
  const comparison = compared.value;
  const inside = region.operations.flatMap((index) => plan.operations[index] ?? []);
  const parameters = {
    before: parametersOf(inside),
    after: rewrite.map.outputs * (rewrite.map.inputs + (rewrite.bias ? 1 : 0)),
  };
  const limit = tolerance * Math.max(1, comparison.largest);
  const { map } = rewrite;
  const layers = layersOf(plan, region);
  const dataset = await context.dataset();
  const classes = dataset.ok && region.sink === plan.logits ? dataset.value.info.classes : [];
  return ok<LinearCollapseMeasurement>({
    claim: 'linear-collapse',
    words: [
      `${boldNames(layers.map(({ title }) => title))} ${oneLayer(layers.length)} of ${count(map.inputs, 'input')} and ${count(map.outputs, 'output')}.`,
      `Parameters: ${count(parameters.before)} before, ${count(parameters.after)} as one layer${parameters.after > parameters.before && isOfImages(plan, region) ? ', for a convolution has the same few weights everywhere and a dense layer has not' : ''}.`,
      `Largest difference of a logit: ${compact(comparison.largestDifference)} on ${count(comparison.n)} test ${comparison.unit} (largest logit ${compact(comparison.largest)}).`,
    ],
    numbers: {
      layers: layers.map(({ title, shape }) => ({ title, shape })),
      inputs: map.inputs,
      outputs: map.outputs,
      parameters,
      ...comparison,
      tolerance: limit,
      holds: comparison.largestDifference <= limit,
    },
    layers,
    formula: formulaOf(plan, region),
    pictures: region.layers.flatMap((index) => pictureOfLayer(context, index)),
    product: pictureOf('W', map.matrix, map.inputs, map.outputs),
    columns: columnImagesOf(plan, region, map),
    outputNames: classes.length === map.outputs ? classes : [],
    parameters,
    comparison,
    holds: comparison.largestDifference <= limit,
    ofImages: isOfImages(plan, region),
    onlyAtInference: inside.filter(({ type }) => type === 'dropout' || type === 'batch-norm').map(({ title }) => title),
    bend: bendOf(context, inside),
    rewrite: { title: rewrite.title, change: rewrite.change, weights: rewrite.weights },
  });
}

/** As the problem of the same nodes offers it. */
function bendOf({ analysis }: ClaimContext, inside: readonly PlanOperation[]): Fix | null {
  const nodes = new Set(inside.map(({ node }) => node));
  const problem = analysis.problems.find(
    ({ code, nodes: about }) => code.startsWith('linear.') && about.some((node) => nodes.has(node)),
  );
  return problem?.fixes.find(({ keeping }) => keeping === undefined) ?? null;
}

function layersOf({ operations }: TrainPlan, { layers }: LinearRegion): LinearCollapseMeasurement['layers'] {
  return layers.flatMap((index) => {
    const operation = operations[index];
    return operation
      ? [{ node: operation.node, title: operation.title, shape: operation.weights[0]?.shape ?? [] }]
      : [];
  });
}

function pictureOfLayer({ plan, weights }: ClaimContext, index: number): readonly MatrixPicture[] {
  const operation = plan.operations[index];
  if (!operation || operation.type === 'batch-norm') return [];
  const kernel = weights.find(({ node, name }) => node === operation.node && name.endsWith('kernel'));
  if (!kernel) return [];
  // Of filters what they weigh under their window, a column for each.
  const columns = kernel.shape.at(-1) ?? 1;
  return [pictureOf(operation.title, kernel.values, kernel.values.length / columns, columns)];
}
