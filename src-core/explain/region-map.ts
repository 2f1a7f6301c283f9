import { z } from 'zod';
import { elementsOf } from '../nodes/shape-rules';
import { totalWorkOf } from '../plan/work';
import { fail, ok } from '../result';
import { type Dual, largest, type MovingNetwork, movingNetwork, type Rules } from './along';
import { type ClaimContext, defineClaim, type Measurement } from './define-claim';
import { type Plane, type PlaneKind, planeOf } from './region-plane';
import { count } from './words';

/** Points on a side: fewer where each takes long to run, in steps of 8. */
const finest = 160;
/** A convolution network of images takes tens of seconds for these; fewer would show no pieces. */
const coarsest = 32;
/** Multiply-adds and numbers behind the first function that bends, of all points together: some seconds. */
const mostWork = 1.2e9;

export interface RegionMapMeasurement extends Measurement<'region-map'> {
  /** Pieces found on the grid; smaller ones lie between its points. */
  readonly regions: number;
  readonly side: number;
  /** `[side, side]` row-major from the upper left: which piece each point lies on. */
  readonly cells: Uint32Array;
  readonly plane: PlaneKind;
  /** How many times smaller than the plane the part is that is shown, round its middle. */
  readonly zoom: number;
  readonly units: number;
  /** Places at which a max-pool chooses. */
  readonly choices: number;
  /** One hidden layer: the most pieces that so many lines make, 1 + m + m(m − 1)/2. */
  readonly most: number | null;
}

const row = z.int().min(-1);

/** Exercise 2, seen from above: the pieces of a piecewise linear function. */
export const regionMap = defineClaim({
  id: 'region-map',
  title: 'Linear regions',
  section: '4.1.4',
  icon: 'grid-2x2',
  says: 'Every ReLU unit cuts the inputs in two along a fold. The network is **linear on each piece** between the folds; more units make more pieces, and deeper layers fold the folds.',
  wants: 'a hidden layer of ReLU or pReLU',
  options: z.object({
    x: row,
    y: row,
    row,
    origin: row,
    originClass: row,
    across: row,
    acrossClass: row,
    up: row,
    upClass: row,
    zoom: z.number().min(1).max(10_000),
  }),
  defaults: {
    x: -1,
    y: -1,
    row: 0,
    origin: -1,
    originClass: -1,
    across: -1,
    acrossClass: -1,
    up: -1,
    upClass: -1,
    zoom: 1,
  },
  invitedBy: ({ plan }) => {
    const hidden = plan.operations.slice(0, plan.logits).filter(({ type }) => type === 'activation');
    const piecewise = hidden.every(({ params }) =>
      ['relu', 'leaky-relu', 'prelu', 'linear'].includes(String(params.function)),
    );
    const width = elementsOf(plan.operations[0]?.outputShape ?? []);
    if (hidden.length === 0 || !piecewise || width < 2) return null;
    if (plan.operations.some(({ type }) => type === 'layer-norm' || type === 'multiply')) return null;
    return {
      strength: width === 2 ? 0.55 : 0.3,
      reason: 'Its ReLU units fold the plane into pieces.',
      nodes: hidden.map(({ node }) => node),
    };
  },
  measure: async (context, options) => {
    const made = movingNetwork(context.plan, context.weights);
    if (!made.ok) return made;
    const network = made.value;
    const bending = network.sites.filter(({ activation }) => activation.id !== 'linear');
    if (bending.length === 0 && network.pools.length === 0)
      return fail('This network is linear: one piece, without a fold.');
    if (!network.piecewiseLinear) {
      return fail('A function of this network bends everywhere: it has no linear pieces.');
    }
    const dataset = await context.dataset();
    if (!dataset.ok) return dataset;
    if (elementsOf(dataset.value.info.shape) < 2)
      return fail('With one feature there is no plane to look at: see the line probe.');
    const plane = planeOf(dataset.value, options);
    const { zoom } = options;
    return ok(describe(network, plane, await piecesOf(context, network, plane, zoom), zoom));
  },
});

interface Pieces {
  readonly side: number;
  readonly cells: Uint32Array;
  readonly regions: number;
}

async function piecesOf(
  { yieldControl, progress }: ClaimContext,
  network: MovingNetwork,
  plane: Plane,
  zoom: number,
): Promise<Pieces> {
  const side = sideFor(network);
  const patterns = new Map<string, number>();
  const cells = new Uint32Array(side * side);
  const zero = new Float64Array(plane.origin.length);
  const corners = [plane.origin, plane.across, plane.up].map((sample) => network.run(sample, zero));
  const watch = makeWatch(network);
  const zoomed = (step: number): number => 0.5 + (step / (side - 1) - 0.5) / zoom;
  for (let row = 0; row < side; row++) {
    await yieldControl();
    progress(`${count(side * side)} points of the plane`, row / side);
    for (let column = 0; column < side; column++) {
      const known = mixed(network, corners, zoomed(column), zoomed(side - 1 - row));
      const pattern = watch.patternOf(() => network.run(zero, zero, watch.rules, known));
      const piece = patterns.get(pattern) ?? patterns.size;
      patterns.set(pattern, piece);
      cells[row * side + column] = piece;
    }
  }
  return { side, cells, regions: patterns.size };
}

function sideFor({ plan, fixed }: MovingNetwork): number {
  const moving = plan.operations.filter((_, index) => fixed[index] === false);
  const side = 8 * Math.floor(Math.sqrt(mostWork / totalWorkOf(moving)) / 8);
  return Math.max(coarsest, Math.min(finest, side));
}

/** Before the first function that bends everything is affine: three corners of the plane give every point of it. */
function mixed(
  { fixed }: MovingNetwork,
  [origin = [], across = [], up = []]: readonly (readonly Dual[])[],
  u: number,
  v: number,
): readonly (Dual | undefined)[] {
  return origin.map(({ value, slope }, index) => {
    if (fixed[index] !== true) return undefined;
    const mix = value.map((start, unit) => {
      const a = across[index]?.value[unit] ?? 0;
      const b = up[index]?.value[unit] ?? 0;
      return start + u * (a - start) + v * (b - start);
    });
    return { slope, value: mix };
  });
}

/**
 * On which side of 0 every unit is, and what every max-pool lets through, as text. Of units that only a max-pool reads
 * those that it does not let through make no difference, and are left out.
 */
function makeWatch(network: MovingNetwork) {
  const pooled = unitsBehindPools(network);
  const states = new Map(network.sites.map(({ operation, units }) => [operation, new Uint8Array(units)]));
  let chosen: number[] = [];
  const rules: Rules = {
    bend({ activation, operation, slopeOf }, unit, value) {
      if (activation.id === 'linear') return [value, 0];
      const units = states.get(operation);
      if (units) units[unit] = value > 0 ? 1 : 0;
      return [value > 0 ? value : slopeOf(unit) * value, 0];
    },
    choose(site, output, input) {
      const best = largest(site, output, input);
      const units = states.get(pooled.get(site.operation) ?? -1);
      // Off is off, whichever of them it is.
      chosen.push(units === undefined || units[best] === 1 ? best + 1 : 0);
      return best;
    },
  };
  const behindPool = new Set(pooled.values());
  return {
    rules,
    patternOf(run: () => unknown): string {
      chosen = [];
      run();
      const bits = [...states].filter(([operation]) => !behindPool.has(operation)).map(([, units]) => packed(units));
      return `${bits.join('')}${chosen.map((input) => String.fromCodePoint(input)).join('')}`;
    },
  };
}

/** Of each max-pool that reads a ReLU which nothing else reads: that ReLU. */
function unitsBehindPools({ plan, pools, sites }: MovingNetwork): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { operation } of pools) {
    const input = plan.operations[operation]?.inputs[0] ?? -1;
    const readers = plan.operations.filter(({ inputs }) => inputs.includes(input)).length;
    const site = sites.find((each) => each.operation === input);
    // A slope below zero lets through what is off as well.
    const isRelu = site?.activation.id === 'relu';
    if (isRelu && readers === 1) found.set(operation, input);
  }
  return found;
}

/** 15 units a character: thousands of patterns are compared. */
function packed(states: Uint8Array): string {
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
  { is }: Plane,
  { side, cells, regions }: Pieces,
  zoom: number,
): RegionMapMeasurement {
  const bending = network.sites.filter(({ activation }) => activation.id !== 'linear');
  const units = bending.reduce((sum, site) => sum + site.units, 0);
  const choices = network.pools.reduce((sum, pool) => sum + pool.outputs, 0);
  const most = bending.length === 1 && choices === 0 ? 1 + units + (units * (units - 1)) / 2 : null;
  return {
    claim: 'region-map',
    words: [
      `${count(units, 'unit')}${choices === 0 ? '' : ` and ${count(choices, 'window')} of max-pools`} ${units + choices === 1 ? 'folds' : 'fold'} ${zoom === 1 ? '' : `a part ${count(zoom)} times smaller in the middle of `}${placeWords(is)} into at least ${count(regions, 'linear piece')} (found on ${side} × ${side} points).`,
      ...(most === null ? [] : [`${count(units, 'line')} can make at most ${count(most, 'piece')}.`]),
    ],
    numbers: { regions, points: side * side, zoom, units, choices, most, plane: is },
    regions,
    side,
    cells,
    plane: is,
    zoom,
    units,
    choices,
    most,
  };
}

function placeWords(plane: PlaneKind): string {
  if (plane.kind === 'rows') return `the plane through test images ${plane.rows.map((each) => count(each)).join(', ')}`;
  const { x, y } = plane;
  const range = ({ name, low, high }: typeof x): string =>
    `${name} from ${Number(low.toPrecision(3))} to ${Number(high.toPrecision(3))}`;
  return `${range(x)} and ${range(y)}`.replaceAll('-', '−');
}
