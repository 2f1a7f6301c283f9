import { z } from 'zod';
import type { Dataset } from '../datasets/define-dataset';
import { elementsOf } from '../nodes/shape-rules';
import { fail, ok } from '../result';
import { mixedRows } from '../training/batches';
import { type Bend, type Dual, type MovingNetwork, movingNetwork } from './along';
import { type ClaimContext, defineClaim, type Measurement } from './define-claim';
import { sampleAt } from './line-samples';
import { count } from './words';

const side = 160;
/** Of the square in which points of the plane lie. */
const planeReach = 3;

export interface RegionMapMeasurement extends Measurement<'region-map'> {
  /** Pieces found on the grid; smaller ones lie between its points. */
  readonly regions: number;
  readonly side: number;
  /** The piece of each point of the grid, `[side, side]` row-major from the top left. */
  readonly cells: Uint32Array;
  /** On images: the three test rows that span the slice; empty where the data are the plane. */
  readonly rows: readonly number[];
  readonly units: number;
  /** One hidden layer: the most pieces that so many lines make, 1 + m + m(m − 1)/2. */
  readonly most: number | null;
}

/** Exercise 2, seen from above: the pieces of a piecewise linear function. */
export const regionMap = defineClaim({
  id: 'region-map',
  title: 'Linear regions',
  section: '4.1.4',
  icon: 'grid-2x2',
  says: 'Every ReLU unit cuts the inputs in two along a fold. The network is **linear on each piece** between the folds; more units make more pieces, and deeper layers fold the folds.',
  wants: 'a hidden layer of ReLU or pReLU',
  options: z.object({}),
  defaults: {},
  invitedBy: ({ plan }) => {
    const hidden = plan.operations.slice(0, plan.logits).filter(({ type }) => type === 'activation');
    const piecewise = hidden.every(({ params }) =>
      ['relu', 'leaky-relu', 'prelu', 'linear'].includes(String(params.function)),
    );
    if (hidden.length === 0 || !piecewise || elementsOf(plan.operations[0]?.outputShape ?? []) < 2) return null;
    if (plan.operations.some(({ type }) => type.includes('conv') || type.includes('pool'))) return null;
    return {
      strength: elementsOf(plan.operations[0]?.outputShape ?? []) === 2 ? 0.55 : 0.3,
      reason: 'Its ReLU units fold the plane into pieces.',
      nodes: hidden.map(({ node }) => node),
    };
  },
  measure: async (context) => {
    const network = movingNetwork(context.plan, context.weights);
    if (!network.ok) return network;
    const bending = network.value.sites.filter(({ activation }) => activation.id !== 'linear');
    if (bending.length === 0) return fail('This network is linear: one piece, without a fold.');
    if (bending.some(({ activation }) => !activation.piecewiseLinear)) {
      return fail('A function of this network bends everywhere: it has no linear pieces.');
    }
    const dataset = await context.dataset();
    if (!dataset.ok) return dataset;
    if (elementsOf(dataset.value.info.shape) < 2)
      return fail('With one feature there is no plane to look at: see the line probe.');
    return ok(await mapOf(context, network.value, dataset.value));
  },
});

async function mapOf(
  { yieldControl }: ClaimContext,
  network: MovingNetwork,
  dataset: Dataset,
): Promise<RegionMapMeasurement> {
  const slice = sliceOf(dataset);
  const patterns = new Map<string, number>();
  const cells = new Uint32Array(side * side);
  const zero = new Float64Array(slice.origin.length);
  const before = [slice.origin, slice.across, slice.up].map((sample) => network.run(sample, zero));
  let states: number[] = [];
  const watch: Bend = ({ activation, slopeOf }, unit, value) => {
    if (activation.id === 'linear') return [value, 0];
    states.push(value > 0 ? 1 : 0);
    return [value > 0 ? value : slopeOf(unit) * value, 0];
  };
  for (let row = 0; row < side; row++) {
    if (row % 8 === 0) await yieldControl();
    for (let column = 0; column < side; column++) {
      states = [];
      network.run(zero, zero, watch, mixed(before, column / (side - 1), 1 - row / (side - 1)));
      const pattern = packed(states);
      const known = patterns.get(pattern) ?? patterns.size;
      patterns.set(pattern, known);
      cells[row * side + column] = known;
    }
  }
  return describe(network, cells, patterns.size, slice.rows);
}

/** Before the first activation everything is affine: three corners of the slice give every point of it. */
function mixed(
  [origin = [], across = [], up = []]: readonly (readonly Dual[])[],
  u: number,
  v: number,
): readonly Dual[] {
  return origin.map(({ value, slope }, index) => ({
    slope,
    value: value.map((start, unit) => {
      const a = across[index]?.value[unit] ?? 0;
      const b = up[index]?.value[unit] ?? 0;
      return start + u * (a - start) + v * (b - start);
    }),
  }));
}

/** The square of the plane, or the parallelogram that three images of different classes span. */
function sliceOf(dataset: Dataset) {
  const { info, test } = dataset;
  if (elementsOf(info.shape) === 2) {
    const corner = (x: number, y: number) => Float64Array.of(x * planeReach, y * planeReach);
    return { origin: corner(-1, -1), across: corner(1, -1), up: corner(-1, 1), rows: [] };
  }
  const rows: number[] = [];
  const labels = new Set<number>();
  for (const row of mixedRows(test.count, 200)) {
    const label = test.labels[row] ?? 0;
    if (rows.length === 3 || labels.has(label)) continue;
    labels.add(label);
    rows.push(row);
  }
  const fed = (index: number) => Float64Array.from(sampleAt(dataset, rows[index] ?? index).fed);
  return { origin: fed(0), across: fed(1), up: fed(2), rows };
}

/** 16 units a character: thousands of patterns are compared. */
function packed(states: readonly number[]): string {
  let text = '';
  for (let start = 0; start < states.length; start += 15) {
    let code = 0;
    for (let bit = 0; bit < 15; bit++) code = 2 * code + (states[start + bit] ?? 0);
    text += String.fromCharCode(code);
  }
  return text;
}

function describe(
  network: MovingNetwork,
  cells: Uint32Array,
  regions: number,
  rows: readonly number[],
): RegionMapMeasurement {
  const bending = network.sites.filter(({ activation }) => activation.id !== 'linear');
  const units = bending.reduce((sum, site) => sum + site.units, 0);
  const most = bending.length === 1 ? 1 + units + (units * (units - 1)) / 2 : null;
  const where =
    rows.length === 0
      ? 'the square from −3 to 3'
      : `the slice through test images ${rows.map((row) => count(row)).join(', ')}`;
  return {
    claim: 'region-map',
    words: [
      `${count(units, 'unit')} fold ${where} into at least ${count(regions, 'linear piece')} (found on ${side} × ${side} points).`,
      ...(most === null ? [] : [`${count(units, 'line')} can make at most ${count(most, 'piece')}.`]),
    ],
    numbers: { regions, points: side * side, units, most, rows },
    regions,
    side,
    cells,
    rows,
    units,
    most,
  };
}
