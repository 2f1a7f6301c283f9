import { z } from 'zod';
import { elementsOf } from '../nodes/shape-rules';
import type { TrainPlan } from '../plan/plan';
import { fail, ok } from '../result';
import { mostMultiplyAdds, multipliedOut, type RegionRows, rowsOf } from './affine-map';
import { type BottleneckTask, measureBottleneckTask } from './bottleneck-task';
import { type ClaimContext, defineClaim, type Measurement } from './define-claim';
import {
  type LinearRegion,
  layerTitles,
  linearRegions,
  mixingLayers,
  nodesOf,
  noRegion,
  regionWith,
  waistsOf,
} from './linear-regions';
import { formulaOf } from './region-formula';
import { singularValues } from './singular-values';
import { boldNames, compact, count } from './words';

/** Beyond this many values on the shorter side Jacobi's sweeps would take minutes. */
const mostValues = 400;
/** What counts as zero, as a share of the largest value. */
const nothing = 1e-5;

export interface RankMeasurement extends Measurement<'rank'> {
  readonly inputs: number;
  readonly outputs: number;
  /** The narrowest layer that everything passes: the product has no higher rank. `null` where none is narrower. */
  readonly waist: { readonly title: string; readonly units: number } | null;
  /** Of the product, the largest first. */
  readonly values: readonly number[];
  /** Values above a share of 1e-5 of the largest. */
  readonly rank: number;
  /** The largest value beyond the waist as a share of the largest of all; `null` without a waist. */
  readonly beyond: number | null;
  /** How far any value may be wrong, as a share of the largest. */
  readonly errorBound: number;
  readonly holds: boolean;
  readonly task: BottleneckTask;
  /** TeX of the product. */
  readonly formula: string;
}

export const rank = defineClaim({
  id: 'rank',
  title: 'Rank of a bottleneck',
  section: '4.1.4, 4',
  icon: 'chart-no-axes-column',
  says: 'Linear layers through fewer units than there are on either side can do **less than one layer**: the product of their matrices has no higher rank than the narrowest of them (exercise 4).',
  wants: 'two layers without an activation between them',
  options: z.object({ node: z.string() }),
  defaults: { node: '' },
  invitedBy: ({ plan }) => {
    for (const region of linearRegions(plan)) {
      const waist = waistOf(plan, region);
      if (!waist) continue;
      const nodes = nodesOf(plan, region);
      const { inputs, outputs } = sizesOf(plan, region);
      const reason = `All that passes through the ${count(waist.units, 'unit')} of ${boldNames([waist.title])} has rank ${waist.units} at most; one layer of ${count(inputs, 'input')} and ${count(outputs, 'output')} could have ${count(Math.min(inputs, outputs))}.`;
      return { strength: 0.95, reason, nodes };
    }
    const [region] = linearRegions(plan);
    if (!region) return null;
    const nodes = nodesOf(plan, region);
    return {
      strength: mixingLayers(plan, region).length > 1 ? 0.4 : 0.15,
      reason: 'The product of these layers has full rank: no layer between is too narrow.',
      nodes,
    };
  },
  measure: async (context, { node }) => {
    const region = regionAskedFor(context.plan, node);
    if (!region) return fail(noRegion);
    const rows = rowsOf(context.plan, context.weights, region);
    const { inputs, outputs, cost } = rows;
    if (Math.min(inputs, outputs) > mostValues || cost > mostMultiplyAdds) {
      return fail(
        `The product is ${count(inputs)} × ${count(outputs)}: more than ${count(mostValues)} singular values would take minutes. Make the layers smaller.`,
      );
    }
    return ok(await measureRank(context, region, rows));
  },
});

/** The run of linear layers that the user chose, else a narrow one. */
function regionAskedFor(plan: TrainPlan, node: string): LinearRegion | undefined {
  const regions = linearRegions(plan);
  const narrow = regions.filter((each) => waistOf(plan, each));
  return regionWith(plan, [...narrow, ...regions], node);
}

async function measureRank(context: ClaimContext, region: LinearRegion, rows: RegionRows): Promise<RankMeasurement> {
  const { plan, random } = context;
  const { matrix, inputs, outputs } = await multipliedOut(rows, context);
  const { values, errorBound } = singularValues(matrix, inputs, outputs);
  const waist = waistOf(plan, region);
  const largest = values[0] ?? 0;
  const share = (value: number): number => (largest === 0 ? 0 : value / largest);
  const found = values.filter((value) => share(value) >= nothing).length;
  const beyond = waist ? share(values[waist.units] ?? 0) : null;
  const task = measureBottleneckTask(random);
  const holds = beyond === null || beyond < nothing;
  return {
    claim: 'rank',
    words: [
      `The product of ${boldNames(layerTitles(plan, region))} is ${count(inputs)} × ${count(outputs)} and has rank ${count(found)}.`,
      waist === null
        ? 'No layer between is narrower than both sides.'
        : `The narrowest layer, ${boldNames([waist.title])}, has ${count(waist.units, 'unit')}: beyond them the largest singular value is ${compact(beyond ?? 0)} of the largest of all (error at most ${compact(share(errorBound))}).`,
      `On a task made for it (${task.size} numbers turned in space) the best error through ${task.units} units is ${compact(task.bottleneckError)}, of one layer ${compact(task.layerError)}.`,
    ],
    numbers: {
      inputs,
      outputs,
      waist: waist?.units ?? null,
      singularValues: values,
      rank: found,
      beyond,
      errorBound: share(errorBound),
      holds,
      task,
    },
    inputs,
    outputs,
    waist,
    values,
    rank: found,
    beyond,
    errorBound: share(errorBound),
    holds,
    task,
    formula: formulaOf(plan, region).weight,
  };
}

function sizesOf({ operations }: TrainPlan, { source, sink }: LinearRegion): { inputs: number; outputs: number } {
  return {
    inputs: elementsOf(operations[source]?.outputShape ?? []),
    outputs: elementsOf(operations[sink]?.outputShape ?? []),
  };
}

/** The narrowest place that everything passes, where it is narrower than both ends. */
function waistOf(plan: TrainPlan, region: LinearRegion): RankMeasurement['waist'] {
  const { inputs, outputs } = sizesOf(plan, region);
  let narrowest: RankMeasurement['waist'] = null;
  for (const index of waistsOf(plan, region)) {
    const operation = plan.operations[index];
    const units = elementsOf(operation?.outputShape ?? []);
    if (operation && units < (narrowest?.units ?? Math.min(inputs, outputs)))
      narrowest = { title: operation.title, units };
  }
  return narrowest;
}
