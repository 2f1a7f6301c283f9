import { z } from 'zod';
import type { NodeId } from '../ids';
import { type ActivationFunction, findActivationFunction } from '../nodes/activation-functions';
import { elementsOf } from '../nodes/shape-rules';
import type { PlanOperation } from '../plan/plan';
import { fail, ok } from '../result';
import { mixedRows } from '../training/batches';
import { type ClaimContext, defineClaim, type Measurement } from './define-claim';
import { forEachPart } from './forward';
import { boldNames, count } from './words';

const mostRows = 1000;
/** A unit is saturated on a row where its derivative is below this part of the function's largest. */
export const saturation = 0.05;

export interface UnitHealth {
  readonly node: NodeId;
  readonly title: string;
  readonly units: number;
  /** Units whose derivative is 0 on every row: no gradient reaches their weights. Functions without a flat side have none. */
  readonly dead: number;
  /** Share of all unit-and-row pairs with a derivative below a twentieth of the largest. */
  readonly saturated: number;
  /** Pre-activations over [−8, 8] in 64 bins. */
  readonly histogram: readonly number[];
}

export interface DeadUnitsMeasurement extends Measurement<'dead-units'> {
  readonly rows: number;
  readonly unit: string;
  readonly nodes: readonly UnitHealth[];
}

/** What the flat sides of ReLU, sigmoid and tanh cost on this very network. */
export const deadUnits = defineClaim({
  id: 'dead-units',
  title: 'Dead and saturated units',
  section: '4.1.2',
  icon: 'power',
  says: 'Where a function is flat its derivative is 0, or nearly: a ReLU unit that is negative on every row is **dead**, a sigmoid or tanh far from 0 is **saturated**. Their weights hardly learn.',
  wants: 'an activation',
  options: z.object({}),
  defaults: {},
  invitedBy: ({ plan }) => {
    const sites = sitesOf(plan);
    if (sites.length === 0) return null;
    return {
      strength: 0.3,
      reason: `${boldNames(sites.map(({ operation }) => operation.title))} ${sites.length === 1 ? 'has' : 'have'} a flat side.`,
      nodes: sites.map(({ operation }) => operation.node),
    };
  },
  measure: async (context) => {
    const sites = sitesOf(context.plan);
    if (sites.length === 0) return fail('No function of this network has a flat side.');
    const dataset = await context.dataset();
    if (!dataset.ok) return dataset;
    const { info, test } = dataset.value;
    const rows = mixedRows(test.count, mostRows);
    const { tfjs, plan, weights, yieldControl, progress } = context;
    const operations = sites.map(({ operation }) => operation.inputs[0] ?? 0);
    const done = (share: number): void => progress(`all units on ${count(rows.length)} test ${info.unit}`, share);
    const request = { plan, weights, info, split: test, rows, operations, done };
    const counters = sites.map(makeHealthCounter);
    await forEachPart(tfjs, request, yieldControl, (values) =>
      counters.forEach((counter, index) => {
        counter.take(values[index] ?? new Float32Array(0));
      }),
    );
    const nodes = counters.map((counter) => counter.health());
    return ok(describe(nodes, rows.length, info.unit));
  },
});

interface Site {
  readonly operation: PlanOperation;
  readonly activation: ActivationFunction;
  readonly slope: number;
}

/** Hidden activations with a flat side. The head is left out: a sure answer is not a fault. */
function sitesOf(plan: ClaimContext['plan']): readonly Site[] {
  return plan.operations.slice(0, Math.max(plan.logits, 1)).flatMap((operation) => {
    const { type, params } = operation;
    const activation = type === 'activation' ? findActivationFunction(String(params.function)) : null;
    if (activation === null || ['linear', 'leaky-relu', 'prelu'].includes(activation.id)) return [];
    return [{ operation, activation, slope: 0 }];
  });
}

/** Counts a few rows at a time: the pre-activations of a convolution on all rows would take hundreds of megabytes. */
export function makeHealthCounter({ operation, activation, slope }: Site) {
  const units = elementsOf(operation.outputShape);
  const limit = saturation * largestDerivative(activation);
  const alive = new Uint8Array(units);
  const histogram = new Array<number>(64).fill(0);
  let [saturated, total] = [0, 0];
  return {
    /** @param values pre-activations `[rows, units]` */
    take(values: Float32Array): void {
      for (let index = 0; index < values.length; index++) {
        const value = values[index] ?? 0;
        const derivative = Math.abs(activation.derivative(value, slope));
        if (derivative !== 0) alive[index % units] = 1;
        if (derivative < limit) saturated += 1;
        const bin = Math.max(0, Math.min(63, Math.floor((value + 8) * 4)));
        histogram[bin] = (histogram[bin] ?? 0) + 1;
      }
      total += values.length;
    },
    health: (): UnitHealth => ({
      node: operation.node,
      title: operation.title,
      units,
      dead: units - alive.reduce((sum, one) => sum + one, 0),
      saturated: saturated / Math.max(1, total),
      histogram,
    }),
  };
}

/** On the bench's own grid, −8 to 8 in steps of 0.1. */
export function largestDerivative(activation: ActivationFunction): number {
  let largest = 0;
  for (let step = -80; step <= 80; step++) {
    largest = Math.max(largest, Math.abs(activation.derivative(step / 10, 0)));
  }
  return largest;
}

function describe(nodes: readonly UnitHealth[], rows: number, unit: string): DeadUnitsMeasurement {
  return {
    claim: 'dead-units',
    words: nodes.map(
      ({ title, dead, units, saturated }) =>
        `${boldNames([title])}: ${count(dead)} of ${count(units, 'unit')} dead, ${(100 * saturated).toFixed(1)} % of all values on a flat side, on ${count(rows)} test ${unit}.`,
    ),
    numbers: {
      rows,
      nodes: nodes.map(({ title, units, dead, saturated }) => ({ title, units, dead, saturated })),
    },
    rows,
    unit,
    nodes,
  };
}
